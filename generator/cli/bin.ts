#!/usr/bin/env node
import { cacheHit, runKey } from '../cache/run-cache.js';
import { watchOutput } from './output-errors.js';

watchOutput(process);

/**
 * Answers a run that has nothing to do from the cache, before anything else is loaded. Where other reporters or
 * diagnostics are involved, the command itself reads the same cache.
 */
const [command, ...args] = process.argv.slice(2);
const isPlain = command === 'generate' && !args.some((word) => word.startsWith('--reporter'));
const hit = isPlain ? await cacheHit(process.cwd(), runKey(process.cwd(), args)) : undefined;
if (hit !== undefined && hit.diagnostics.length === 0) process.stdout.write(hit.out);
else {
  const { run } = await import('./process-terminal.js');
  process.exitCode = await run(isPlain && hit === undefined);
}
