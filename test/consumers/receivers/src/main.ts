import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { FRAMEWORKS, type Framework, type Server, startServer } from './framework.js';
import type { Answer } from './post.js';
import { deliveryOf, TRIALS, type Trial } from './requests.js';

/**
 * Starts every framework's example, sends every trial to it, and prints the table of answers. Checks how often the
 * handler was called, and that other versions of a framework answer like it. With names as arguments, only those
 * frameworks.
 */
const secret = `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64')}`;
const names = process.argv.slice(2);
const chosen = FRAMEWORKS.filter(({ name }) => names.length === 0 || names.includes(name));

const columns = new Map<string, readonly Answer[]>();
for (const framework of chosen) columns.set(framework.name, await answersOf(framework));
for (const { name, like = name } of chosen)
  if (columns.has(like))
    assert.deepEqual(columns.get(name), columns.get(like), `${name} is not like ${like}`);
console.log(table([...columns].filter(([name]) => chosen.some((one) => one.name === name && !one.like))));

/** The answers of one framework, by trial. */
async function answersOf(framework: Framework): Promise<readonly Answer[]> {
  const server = await startServer(framework, secret);
  try {
    const answers: Answer[] = [];
    for (const [at, trial] of TRIALS.entries()) answers.push(await answerOf(framework, server, trial, at));
    assert.ok(
      server.printed().includes(framework.cure),
      `${framework.name}: ${framework.cure}\n${server.printed()}`,
    );
    return answers;
  } finally {
    await server.stop();
  }
}

/** Sends one trial, and then a delivery that has to be handled: the server has survived, and has printed what it prints. */
async function answerOf({ name }: Framework, server: Server, trial: Trial, at: number): Promise<Answer> {
  const delivery = await deliveryOf(`org_${at}_trial`, secret);
  const next = await deliveryOf(`org_${at}_next`, secret);
  const answer = await trial.send(server.urls, delivery);
  const [first] = TRIALS;
  assert.equal(await first?.send(server.urls, next), 204, `${name} after ${trial.name}\n${server.printed()}`);
  await printedBy(server, next.organization);
  const calls = server.printed().split(`organization ${delivery.organization} has been created`).length - 1;
  assert.equal(
    calls,
    answer === 204 ? 1 : 0,
    `${name}, ${trial.name}: calls of the handler\n${server.printed()}`,
  );
  return answer;
}

/** Waits until the handler has printed an organization. */
async function printedBy(server: Server, organization: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.printed().includes(organization)) return;
    await setTimeout(50);
  }
  throw new Error(`the handler was not called for ${organization}\n${server.printed()}`);
}

/** A table in Markdown: a row per trial, a column per framework. */
function table(answers: readonly (readonly [string, readonly Answer[]])[]): string {
  const head = ['request', ...answers.map(([name]) => name)];
  const rows = TRIALS.map(({ name }, at) => [name, ...answers.map(([, column]) => String(column[at]))]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
