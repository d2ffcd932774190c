import { fork } from 'node:child_process';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';

/** @typedef {{ number: number, child: import('node:child_process').ChildProcess, port: number | undefined, agent: Agent }} Member */

const PROGRAM = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** Workers that receive deliveries. Those that are killed are replaced. */
export class Fleet {
  /** @type {Member[]} */
  #members = [];
  /** The numbers of the workers that have been killed. @type {Set<number>} */
  killed = new Set();
  #started = 0;
  #isStopping = false;
  /** The first error that a worker has printed or ended with. @type {string | undefined} */
  problem;
  #environment;

  /** @param {Readonly<Record<string, string>>} environment of the workers */
  constructor(environment) {
    this.#environment = environment;
  }

  /** Starts a worker. Resolves when it listens. */
  start() {
    this.#started += 1;
    const number = this.#started;
    const child = fork(PROGRAM, {
      env: { ...process.env, ...this.#environment, WORKER: String(number) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    /** @type {Member} */
    const member = { number, child, port: undefined, agent: new Agent({ keepAlive: true }) };
    this.#members.push(member);
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.problem ??= text;
    });
    return new Promise((resolve) => {
      child.once('message', (port) => {
        member.port = Number(port);
        resolve(undefined);
      });
      child.once('exit', (status) => {
        member.agent.destroy();
        this.#members = this.#members.filter((one) => one !== member);
        if (!this.#isStopping && !this.killed.has(number)) this.problem ??= `a worker ended with ${status}`;
        resolve(undefined);
      });
    });
  }

  /** A worker that listens, by a number from 0 to 1. @param {number} random @returns {Member | undefined} */
  pick(random) {
    const listening = this.#members.filter(({ port }) => port !== undefined);
    return listening[Math.floor(random * listening.length)];
  }

  /** Kills a worker and starts another. @param {number} random */
  replace(random) {
    const member = this.pick(random);
    if (member === undefined) return;
    this.killed.add(member.number);
    member.port = undefined;
    member.child.kill('SIGKILL');
    void this.start();
  }

  /** Ends all workers. */
  async stop() {
    this.#isStopping = true;
    const ends = this.#members.map(({ child }) => new Promise((resolve) => child.once('exit', resolve)));
    for (const { child } of this.#members) child.kill('SIGKILL');
    await Promise.all(ends);
  }
}
