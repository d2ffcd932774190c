import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { announce } from './announce.js';

/** Bundles a worker and starts it in workerd. Resolves to its URL. */
async function start(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const { SCALEKIT_WEBHOOK_SECRET = '' } = process.env;
  const worker = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    modules: true,
    script: outputFiles[0]?.text ?? '',
    bindings: { SCALEKIT_WEBHOOK_SECRET },
    compatibilityDate: '2025-07-01',
  });
  return new URL('/webhooks', await worker.ready).href;
}

announce({ webhooks: await start('src/receivers/workers.ts'), parsed: await start('src/workers/parsed.ts') });
