import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { caseConfig, casePayloads, inCase } from '../support/cases.js';
import { generateOne, importValidators } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { expectJudgements } from '../support/judged-payloads.js';

/** The most realistic catalogs, and what an application does with an event of each. */
const CATALOGS: Readonly<Record<string, string>> = {
  'code-hosting': `import type { IncomingHttpHeaders } from './node.js';
import { parseWebhookEvent } from './hooks/index.js';
import { headers } from './hooks/fixtures/issues.opened.js';

export function receive(body: string, given: IncomingHttpHeaders): string {
  const outcome = parseWebhookEvent(body, given);
  if (outcome.kind !== 'known') return outcome.kind;
  switch (outcome.type) {
    case 'issues.opened':
      return outcome.event.issue.title;
    case 'star.deleted':
      return String(outcome.event.starred_at satisfies null);
    case 'push':
      return outcome.event.ref;
    default:
      return outcome.type satisfies 'issues.closed' | 'issues.labeled' | 'issues.unlabeled' | 'ping' | 'star.created';
  }
}
parseWebhookEvent('', new Map([['a', 'b']]));
parseWebhookEvent('', [['a', 'b']]);
// @ts-expect-error: the headers are required, because they name the event
parseWebhookEvent('');
headers['x-forge-event'] satisfies 'issues';
`,
  cloudevents: `import { parseWebhookEvent } from './hooks/index.js';

export function receive(body: string): number | string {
  const outcome = parseWebhookEvent(body);
  if (outcome.kind !== 'known') return outcome.kind;
  if (outcome.type === 'com.acme.order.placed.v1') return outcome.event.data.total.amount;
  return outcome.event.type === 'com.acme.stock.counted.v1' ? outcome.event.data.length : outcome.event.source;
}
`,
  'maps-and-sets': `import type { DeviceConfiguredEvent as DeviceConfigured } from './hooks/index.js';

const least: DeviceConfigured = { type: 'device.configured', labels: {}, scopes: ['read'] };
export const rows: readonly DeviceConfigured[] = [
  { ...least, labels: { room: 'attic' }, extensions: { vendor: 'acme', 'x-serial': 7, 'io.charging': true } },
  { ...least, limits: { unit: 'mA', ch01_max: 20, boost: false }, scopes: ['admin', 'read'] },
  { ...least, order: ['right', 'left'], channels: [1, 2, null], origin: { x: 0, y: 0 } },
  // @ts-expect-error: a name with a capital letter
  { ...least, labels: { Room: 'attic' } },
  // @ts-expect-error: an unknown vendor
  { ...least, extensions: { quux: 1 } },
  // @ts-expect-error: a channel has a number
  { ...least, limits: { ch01_max: false } },
  // @ts-expect-error: other values are on or off
  { ...least, limits: { boost: 1 } },
  // @ts-expect-error: reading is missing
  { ...least, scopes: ['write'] },
  // @ts-expect-error: there is no third channel
  { ...least, channels: [3] },
  // @ts-expect-error: a channel is not one of the listed values
  { ...least, channels: 1 },
  // @ts-expect-error: the same value twice
  { ...least, order: ['left', 'left'] },
];
const parsed = { type: 'device.configured', labels: {}, scopes: ['read'], origin: { x: 0, y: 0, z: 1 } } as const;
// @ts-expect-error: what the keys are made with stays where it is
export type Inside = import('./hooks/index.js').Ascii;
// @ts-expect-error: the origin has no third coordinate
export const other: DeviceConfigured = parsed;
`,
  payments: `import { parseWebhookEvent } from './hooks/index.js';

export function receive(body: string): string {
  const outcome = parseWebhookEvent(body);
  if (outcome.kind !== 'known' || outcome.type !== 'payment.failed') return outcome.kind;
  const { method } = outcome.event.data.object;
  if (method.kind === 'bank') return method.iban;
  return method.wallet?.kind === 'apple_pay' ? method.wallet.device_id : method.last4;
}
`,
};

/** Node's type of headers, so that the projects need no installed packages. */
const NODE = 'export interface IncomingHttpHeaders { [name: string]: string | string[] | undefined }\n';

const OPTIONS = {
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022'],
  strict: true,
  declaration: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: [],
  rootDir: 'src',
  outDir: 'dist',
};

describe.each(Object.entries(CATALOGS))('cases/%s as sources', (name, program) => {
  test(
    'compile with an application, and give the same verdicts as the package',
    async () => {
      const folder = await temporaryFolder();
      const schemas = inCase(name, 'schemas');
      const more = await caseConfig(name);
      await writeTree(folder, {
        'package.json': '{ "type": "module" }',
        'tsconfig.json': JSON.stringify({ compilerOptions: OPTIONS, include: ['src'] }),
        'src/node.ts': NODE,
        'src/app.ts': program,
      });
      await generateOne({ ...more, schemas, out: 'src/hooks', target: 'source' }, { cwd: folder });
      for (const compiler of COMPILERS) {
        const said = await compile(compiler, ['-p', join(folder, 'tsconfig.json')]);
        expect(said, compiler.version).toStrictEqual({ accepted: true, output: '' });
      }
      const validators = await importValidators(join(folder, 'dist', 'hooks'));
      expectJudgements(validators, await casePayloads(name));
    },
    PATIENCE,
  );
});
