/**
 * `npm run deliveries -- <redis|postgres|bullmq|pg-boss> [--count 10000] [--workers 3] [--kills 10] [--seed N]`: sends
 * webhooks to several processes and kills some of them in between. A tenth of the deliveries are duplicates. Then
 * counts how often each was handled: the stores and queues are those of docs/examples, with a real server that this
 * starts. Prints the figures, and exits with status 1 when a delivery is lost or handled more often than
 * docs/RECEIVE.md says.
 */
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS } from './deliveries/kinds.mjs';
import { runDeliveries } from './deliveries/run-deliveries.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '10000' },
    workers: { type: 'string', default: '3' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
const [name = ''] = positionals;
const load = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
if (load === undefined) {
  console.error(
    `npm run deliveries -- <${Object.keys(KINDS).join('|')}> [--count N] [--workers N] [--kills N]`,
  );
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-deliveries-'));
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const [count, workers, kills, seed] = [values.count, values.workers, values.kills, values.seed].map(Number);
  const options = { count: count ?? 0, workers: workers ?? 0, kills: kills ?? 0, seed: seed ?? 0 };
  try {
    const { lines, problems } = await runDeliveries({ name, kind: await load(), folder, ...options });
    console.log(lines.join('\n'));
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
