import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { describeContract } from '../../generator/contract/index.js';
import { EVENT_PROMISES } from '../../generator/contract/promises.js';
import { SHOP, SHOP_PAGE } from '../support/drift.js';
import { folderWithHookschema, type Tree, temporaryFolder, writeTree } from '../support/folders.js';

interface Recorded {
  readonly name: string;
  readonly failure: string | undefined;
}

/** The contract tests of the shop, run by a runner that keeps a list. */
async function ran(files: Tree, options: object): Promise<readonly Recorded[]> {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...SHOP, ...files });
  const found: Recorded[] = [];
  const names: string[] = [];
  const runner = {
    describe(name: string, define: () => void): void {
      names.push(name);
      define();
      names.pop();
    },
    test(name: string, run: () => void): void {
      let failure: string | undefined;
      try {
        run();
      } catch (error) {
        failure = (error as Error).message;
      }
      found.push({ name: [...names.slice(1), name].join(': '), failure });
    },
  };
  await describeContract({ schemas: 'schemas', out: 'generated' }, { cwd: folder, runner, ...options });
  return found;
}

const failed = (all: readonly Recorded[]): readonly string[] =>
  all.filter(({ failure }) => failure !== undefined).map(({ name }) => name);

describe('describeContract', () => {
  test('makes one test per event and promise, and some for the catalog', async () => {
    const all = await ran({ 'page.md': SHOP_PAGE }, { sources: ['page.md'] });
    expect(failed(all)).toStrictEqual([]);
    const ofPaid = all.filter(({ name }) => name.startsWith('order.paid: '));
    expect(ofPaid.map(({ name }) => name.slice('order.paid: '.length))).toStrictEqual(
      EVENT_PROMISES.map(({ name }) => name),
    );
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test('fails the test of what differs, with the message of the diagnostic', async () => {
    const page = SHOP_PAGE.replace('| `note` | string |', '| `note` | string or null |');
    const all = await ran({ 'page.md': page }, { sources: ['page.md'] });
    expect(failed(all)).toStrictEqual([
      'order.paid: null is accepted where a source has it, and nowhere else',
    ]);
    expect(all.find(({ failure }) => failure !== undefined)?.failure).toMatch(
      /^page\.md:39:3 - error HS816: order\.paid: data\.note: the schema does not accept null[\s\S]*\n {2}hint: /,
    );
  });

  test('takes recorded payloads and decisions', async () => {
    const payload = {
      type: 'order.paid',
      id: 'e',
      data: {
        number: 'A',
        total: 1,
        status: 'lost',
        created_at: '2026-01-01T00:00:00Z',
        customer: { email: 'a@example.com' },
      },
    };
    const decision = {
      events: ['order.paid'],
      paths: ['data.status'],
      kinds: ['values'],
      decision: 'Not lost.',
      why: 'A test.',
    };
    const files = {
      'recorded/a.json': JSON.stringify(payload),
      'decisions.json': JSON.stringify([decision]),
    };
    expect(failed(await ran(files, { recorded: ['recorded'] }))).toStrictEqual([
      'order.paid: its enumerations have the values of its sources',
    ]);
    expect(failed(await ran(files, { recorded: ['recorded'], decisions: 'decisions.json' }))).toStrictEqual(
      [],
    );
  });

  test('fails the tests of the catalog for sources and decisions', async () => {
    const files = {
      'page.md': `${SHOP_PAGE}\nSee \`order.lost\`.\n\n## \`order.new\`\n\n\`\`\`json\n{ "type": "order.new" }\n\`\`\`\n`,
      'decisions.json': '{}',
    };
    expect(
      failed(await ran(files, { sources: ['page.md', 'gone.md'], decisions: 'decisions.json' })),
    ).toStrictEqual([
      'every source can be read',
      'every event of the sources is in the catalog',
      'every event that a text mentions is defined',
      'every decision is about a difference, and no two are about the same',
    ]);
  });

  test('runs in three lines with the test runner of Node, from the package', async () => {
    const folder = await folderWithHookschema();
    const config = {
      schemas: 'schemas',
      out: 'generated',
      package: { name: 'shop' },
      contract: { sources: ['page.md'] },
    };
    await writeTree(folder, {
      ...SHOP,
      'hookschema.config.json': JSON.stringify(config),
      'page.md': SHOP_PAGE.replace('"total": 1200', '"total": "1200"'),
      'contract.test.mjs': `import { describeContract } from 'hookschema/contract';\n\nawait describeContract('hookschema.config.json');\n`,
    });
    const { VITEST: _vitest, NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const args = ['--test', '--test-reporter', 'tap', join(folder, 'contract.test.mjs')];
    const result = await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch(
      (error) => error,
    );
    expect(result.stdout).toMatch(/not ok \d+ - its types are those of its sources/);
    expect(result.stdout).toMatch(/ok \d+ - every declared field is documented/);
    expect(result.stdout).toContain('HS815');
    expect(result.stdout).toMatch(/# fail 2\n/);
  });
});
