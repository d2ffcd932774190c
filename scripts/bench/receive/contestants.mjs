import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';

/**
 * A server that has been started. `figures` collects garbage first.
 *
 * @typedef {{ handled: number, cpu: number, heap: number }} Figures `cpu` in microseconds, `heap` in bytes
 * @typedef {{ name: string, port: number, agent: Agent, figures: () => Promise<Figures>, stop: () => void }} Contestant
 */

const PROGRAM = fileURLToPath(new URL('contestant.mjs', import.meta.url));

/**
 * Starts the server of a contestant.
 *
 * @param {string} name as in contestant.mjs
 * @param {string} secret
 * @returns {Promise<Contestant>}
 */
export async function startContestant(name, secret) {
  const child = fork(PROGRAM, {
    env: { ...process.env, CONTESTANT: name, SECRET: secret },
    execArgv: ['--expose-gc'],
  });
  const [port] = await once(child, 'message');
  return {
    name,
    port,
    agent: new Agent({ keepAlive: true }),
    figures: async () => {
      child.send('figures');
      const [figures] = await once(child, 'message');
      return figures;
    },
    stop: () => {
      child.kill();
    },
  };
}
