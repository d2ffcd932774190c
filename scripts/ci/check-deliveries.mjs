import { existsSync } from 'node:fs';
import { run } from './command.mjs';

/** The servers, by Debian's package. */
const SERVERS = { 'redis-server': '/usr/bin/redis-server', postgresql: '/usr/lib/postgresql' };

/** The sizes of the runs. BullMQ looks for the jobs of killed workers every half a minute. */
const RUN = ['--count', '2000', '--kills', '4'];

/**
 * Sends deliveries through the stores and queues of docs/examples, with real servers, and kills workers in between.
 * Installs Debian's Redis and PostgreSQL where they are missing.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkDeliveries({ root, step }) {
  await step('Redis and PostgreSQL are installed for the deliveries', async () => {
    const missing = Object.entries(SERVERS).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
    if (missing.length === 0) return;
    await run(['apt-get', 'update', '-qq'], { cwd: root, minutes: 3 });
    const options = ['-y', '-qq', '--no-install-recommends'];
    await run(['apt-get', 'install', ...options, ...missing], { cwd: root, minutes: 5 });
  });
  for (const kind of ['redis', 'postgres', 'bullmq', 'pg-boss']) {
    await step(`deliveries: ${kind}, with workers that are killed`, () =>
      run(['node', 'scripts/deliveries.mjs', kind, ...RUN], { cwd: root, minutes: 6 }),
    );
  }
}
