import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BlockFile, isForeign, packagesOf } from './doc-project.js';
import { writeTree } from './folders.js';

/** Why the code of a block is compiled and not run, by what is in it. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [
    /^import (?!type).* from '(?:pg|pg-boss|ioredis|bullmq)'|\b(?:bullmq|pg-boss)\.js'/m,
    'needs a database; npm run deliveries',
  ],
  [/postgres-store\.js'/, 'needs a database; npm run deliveries'],
  [/from '\.\/receiver';/, 'only Next.js resolves the import; CI starts it'],
  [
    /read(?:File|dir)Sync\(/,
    'reads files of a provider; test/config/real-catalogs.test.ts runs those of its page',
  ],
  [/from 'hookschema\/contract'/, 'needs a test runner; test/drift/contract.test.ts'],
  [/secret = "\.\.\."/, 'has three dots for a secret'],
];

/** The reasons by which blocks are not run. */
export const REASONS: readonly string[] = NOT_RUN.map(([, reason]) => reason);

/** The reason why a block is not run; undefined for one that is. */
export function whyNotRun({ code }: BlockFile): string | undefined {
  const foreign = packagesOf(code).find(isForeign);
  if (foreign !== undefined) return `${foreign} is not installed`;
  return NOT_RUN.find(([pattern]) => pattern.test(code))?.[1];
}

/** Imports each module, with what `given.d.ts` declares, and prints what went wrong. */
const RUN = `import { fixtures } from '@hookschema/scalekit/fixtures';
globalThis.body = JSON.stringify({ type: 'order.paid', data: { id: 'ord_1', amount: 0 } });
globalThis.payload = fixtures['organization.created'].full;
globalThis.handle = () => undefined;
const failures = [];
for (const path of process.argv.slice(2))
  await import(path).catch((error) => failures.push(path + ': ' + error.stack));
process.stdout.write(JSON.stringify(failures));
process.exit();
`;

/**
 * Runs the modules of a project that `docProject` has made and a compiler has compiled, all in one process.
 * @returns what the modules threw, and what they printed as warnings
 */
export async function runBlocks(folder: string, files: readonly BlockFile[]) {
  await writeTree(folder, { 'run.mjs': RUN });
  const paths = files.map(({ path }) => `./${path.replace(/\.ts$/, '.js')}`);
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const env = { ...process.env, SCALEKIT_WEBHOOK_SECRET: secret, WEBHOOK_SECRET: secret };
  const args = [join(folder, 'run.mjs'), ...paths];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  const failures: readonly string[] = JSON.parse(stdout.split('\n').at(-1) ?? '');
  return { failures, stderr };
}
