import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHOP, SHOP_PAGE } from '../support/drift.js';
import { type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const DAMAGED = SHOP_PAGE.replaceAll('| `note` | string |', '| `note` | string or null |');
const CONFIG = (contract: object): string =>
  JSON.stringify({ schemas: 'schemas', out: 'generated', package: { name: 'shop' }, contract });
const DECISIONS = JSON.stringify([
  {
    events: ['order.*'],
    paths: ['data.note'],
    kinds: ['nullability'],
    decision: 'Never null.',
    why: 'Nobody saw one.',
  },
]);

const drift = (files: Tree, args: readonly string[], below = '') =>
  driftIn({ ...SHOP, ...files }, args, below);

async function driftIn(files: Tree, args: readonly string[], below = '') {
  const folder = await temporaryFolder();
  await writeTree(folder, files);
  const cwd = join(folder, below);
  await mkdir(cwd, { recursive: true });
  const ran = await runCommand(['drift', ...args], cwd);
  return { ...ran, folder, read: (path: string) => readFile(join(folder, path), 'utf8') };
}

describe('hookschema drift', () => {
  test('exits with 0 when nothing differs, and says what was compared', async () => {
    const { exit, out, err } = await drift({ 'page.md': SHOP_PAGE }, ['page.md', '--schemas', 'schemas']);
    expect({ exit, out, err }).toStrictEqual({
      exit: 0,
      out: '2 events in 1 source: no difference\n',
      err: '',
    });
  });

  test('exits with 1 and points at the source', async () => {
    const { exit, out, err } = await drift({ 'page.md': DAMAGED }, ['page.md', '--schemas', 'schemas']);
    expect(exit).toBe(1);
    expect(out).toBe('2 events in 1 source: 2 differences\n');
    expect(err).toMatch(
      /^page\.md:39:3 - error HS816: order\.paid: data\.note: the schema does not accept null/,
    );
    expect(err).toContain('> 39 | | `note` | string or null | no | From the customer |');
  });

  test('exits with 2 without a source', async () => {
    const { exit, err } = await drift({}, ['--schemas', 'schemas']);
    expect(exit).toBe(2);
    expect(err).toContain('name a source');
  });

  test('takes sources and decisions from the configuration, and paths from its folder', async () => {
    const files = {
      'hookschema.config.json': CONFIG({ sources: ['page.md'], decisions: 'decisions.json' }),
      'page.md': DAMAGED,
      'decisions.json': DECISIONS,
    };
    expect(await drift(files, [])).toMatchObject({
      exit: 0,
      out: '2 events in 1 source: no difference, 2 decided\n',
    });
    const below = await drift(
      { ...files, 'page.md': `${DAMAGED}\nSee \`order.lost\`.\n` },
      ['--config', '../hookschema.config.json'],
      'app',
    );
    expect(below.err).toMatch(/^\.\.\/page\.md:\d+:\d+ - error HS812/);
    const named = await drift(
      { ...files, 'app/other.md': DAMAGED },
      ['other.md', '--config', '../hookschema.config.json'],
      'app',
    );
    expect(named).toMatchObject({ exit: 0 });
  });

  test('reports decisions that apply to nothing with all sources only', async () => {
    const files = {
      'hookschema.config.json': CONFIG({ sources: ['page.md'], decisions: 'decisions.json' }),
      'page.md': SHOP_PAGE,
      'decisions.json': DECISIONS,
    };
    const all = await drift(files, []);
    expect(all.exit).toBe(1);
    expect(all.err).toContain('HS826');
    expect(await drift(files, ['page.md'])).toMatchObject({ exit: 0 });
  });

  test('is strict by its configuration with all sources only', async () => {
    const files = {
      'hookschema.config.json': CONFIG({ sources: ['page.md'], strict: true }),
      'page.md': SHOP_PAGE,
    };
    expect(await drift(files, [])).toMatchObject({ exit: 1, err: expect.stringContaining('error HS825') });
    expect(await drift(files, ['page.md'])).toMatchObject({ exit: 0 });
  });

  test('--write changes the schemas, and a second run finds nothing', async () => {
    const { exit, out, read, folder } = await drift({ 'page.md': DAMAGED }, [
      'page.md',
      '--schemas',
      'schemas',
      '--write',
    ]);
    expect(exit).toBe(0);
    expect(out).toContain('  update schemas/common/order.schema.json\n');
    expect(await read('schemas/common/order.schema.json')).toContain(
      '"note": { "type": ["string", "null"] }',
    );
    const again = await runCommand(['drift', 'page.md', '--schemas', 'schemas'], folder);
    expect(again.exit).toBe(0);
  });

  test('--write reports a file that the disk refuses to replace (HS505)', async () => {
    // No file beside it can have this name with an ending.
    const name = `${'x'.repeat(238)}.schema.json`;
    const at = 'schemas/common/order.schema.json';
    const files = Object.fromEntries(
      Object.entries({ ...SHOP, 'page.md': DAMAGED }).map(([path, text]) => [
        path === at ? `schemas/common/${name}` : path,
        text.replaceAll('common/order.schema.json', `common/${name}`),
      ]),
    );
    const { exit, err } = await driftIn(files, ['page.md', '--schemas', 'schemas', '--write']);
    expect(exit).toBe(1);
    expect(err).toMatch(/error HS505: cannot be written: ENAMETOOLONG/);
    expect(err).toMatch(/error HS816/);
  });

  test('--report writes a page, keeps what is not its own, and --check notices a stale one', async () => {
    const args = [
      'page.md',
      '--schemas',
      'schemas',
      '--decisions',
      'decisions.json',
      '--report',
      'docs/SOURCES.md',
    ];
    const first = await drift({ 'page.md': DAMAGED, 'decisions.json': DECISIONS }, args);
    expect(first.exit).toBe(0);
    const page = await first.read('docs/SOURCES.md');
    expect(page).toContain('| `order.paid`<br>`order.sent` | `data.note` | nullability |');
    expect(page).toContain('| Never null. | Nobody saw one. |');
    await writeTree(first.folder, { 'docs/SOURCES.md': page.replace('# Sources', '# Our sources') });
    expect((await runCommand(['drift', ...args, '--check'], first.folder)).exit).toBe(0);
    await writeTree(first.folder, { 'docs/SOURCES.md': page.replace('Never null', 'Sometimes null') });
    const stale = await runCommand(['drift', ...args, '--check'], first.folder);
    expect(stale.exit).toBe(1);
    expect(stale.err).toContain('HS832');
  });

  test('--report says how many differences are settled, and names no property that is optional for its own reasons', async () => {
    const schema = `{
  "type": "object",
  "required": ["type"],
  "properties": { "type": { "const": "order.paid" }, "note": { "type": "string" } }
}
`;
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'schemas/events/order.paid.schema.json': schema,
      'page.md': '## `order.paid`\n\n```json\n{ "type": "order.paid", "note": "x", "more": 1 }\n```\n',
    });
    await runCommand(['drift', 'page.md', '--schemas', 'schemas', '--report', 'report.md'], folder);
    const report = await readFile(join(folder, 'report.md'), 'utf8');
    expect(report).toContain('1 event, 1 source, 1 sample.\n');
    expect(report).toMatch(/\d differences are known, and 0 decisions settle 0 of them\.\n/);
    expect(report.split('## Optional although')[1]).not.toContain('`note`');
  });

  test('--strict counts remarks, and --verbose shows them', async () => {
    const args = ['page.md', '--schemas', 'schemas'];
    expect(await drift({ 'page.md': SHOP_PAGE }, [...args, '--verbose'])).toMatchObject({
      exit: 0,
      err: expect.stringContaining('note HS825'),
    });
    expect(await drift({ 'page.md': SHOP_PAGE }, [...args, '--strict'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('error HS825'),
    });
  });

  test('the reporter json has both places, what each side says, and the patch', async () => {
    const { out } = await drift({ 'page.md': DAMAGED }, [
      'page.md',
      '--schemas',
      'schemas',
      '--reporter',
      'json',
    ]);
    const { result } = JSON.parse(out);
    expect(result.findings.find(({ code }: { readonly code: string }) => code === 'HS816')).toMatchObject({
      event: 'order.paid',
      path: 'data.note',
      at: { file: 'page.md', line: 39, column: 3 },
      schemaAt: {
        file: 'schemas/common/order.schema.json',
        line: 10,
        column: 5,
        pointer: '/properties/note',
      },
      says: [
        { who: 'docs page', text: '`string or null`; shows string' },
        { who: 'schema', text: '`string`' },
      ],
      patch: {
        file: 'schemas/common/order.schema.json',
        operations: [{ op: 'replace', path: '/properties/note/type', value: ['string', 'null'] }],
      },
    });
  });

  test('the reporter sarif has the places', async () => {
    const { out } = await drift({ 'page.md': DAMAGED }, [
      'page.md',
      '--schemas',
      'schemas',
      '--reporter',
      'sarif',
    ]);
    const [result] = JSON.parse(out).runs[0].results.filter(
      ({ ruleId }: { readonly ruleId: string }) => ruleId === 'HS816',
    );
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'page.md' },
      region: { startLine: 39, startColumn: 3 },
    });
    expect(result.relatedLocations).toMatchObject([
      {
        message: { text: 'the schema' },
        physicalLocation: {
          artifactLocation: { uri: 'schemas/common/order.schema.json' },
          region: { startLine: 10, startColumn: 5 },
        },
      },
    ]);
  });
});
