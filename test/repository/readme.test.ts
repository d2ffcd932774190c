import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../generator/cli/main.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

const README = await readFile(join(REPOSITORY, 'README.md'), 'utf8');
const SCHEMA = 'schemas/events/order.paid.schema.json';

/** The first code block of a language that contains a text. */
function block(language: string, containing: string): string {
  const blocks = [...README.matchAll(/^```(\w*)\n(.*?)^```$/gms)];
  const found = blocks.find(([, name, text]) => name === language && text?.includes(containing));
  if (found?.[2] === undefined) throw new Error(`the README has no block with ${containing}`);
  return found[2];
}

/** A folder with the README's schema. */
async function folderWith(schema: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, { [SCHEMA]: schema });
  return folder;
}

const GENERATE = ['generate', '--schemas', 'schemas', '--out', 'webhooks'];

test('the schema in the README gives the type and the error shown', async () => {
  const folder = await folderWith(block('json', 'order.paid'));
  expect(await main(GENERATE, fakeTerminal(folder))).toBe(0);
  expect(await readFile(join(folder, 'webhooks/types.d.ts'), 'utf8')).toContain(
    block('ts', 'export interface'),
  );
  const { parseWebhookEvent } = await import(join(folder, 'webhooks/index.js'));
  const { errors } = parseWebhookEvent({ type: 'order.paid', data: { id: 'ord_1', amount: 0 } });
  expect(`${errors[0].message}\n`).toBe(block('', 'order.paid: /data/amount'));
});

test('the mistake in the README is reported as shown', async () => {
  const schema = block('json', 'order.paid').replace('"required"', '"requierd"');
  const folder = await folderWith(schema);
  const terminal = fakeTerminal(folder);
  expect(await main(GENERATE, terminal)).toBe(1);
  expect(terminal.stderr).toBe(block('', 'HS201'));
});

test('the speeds in the README are those of the benchmarks', async () => {
  const page = await readFile(join(REPOSITORY, 'docs/BENCHMARKS.md'), 'utf8');
  const valid = (contestant: string): string => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${contestant} `));
    return Number(row?.split('|')[2]).toFixed(2);
  };
  expect(README).toContain(
    `takes about ${valid('ours, `isWebhookEvent`')} times as long as \`JSON.parse\` of the same text; zod takes ${valid('zod `safeParse`')}.`,
  );
});
