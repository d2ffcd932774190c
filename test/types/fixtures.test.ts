import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webhookEventTypes } from '@hookschema/scalekit';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventNames } from '../../generator/catalog/event-names.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { compile, fromRoot, PATIENCE } from './compile.js';

const PACKAGE = fromRoot('generated');

/** Compiles the fixtures' modules themselves, which their declarations would otherwise stand in for. */
const PROJECT = fromRoot('test/types/tsconfig.fixtures.json');

/** The line on which a payload names its event, and nothing else. */
const TYPE_LINE = /^ {2,4}type: "[^"]*",$/gm;

/** Every variant as a literal of its event's type: the emitted modules hold them as changes to the full payload. */
function variantsAsLiterals(): string {
  const lines = webhookEventTypes.flatMap((type) => {
    const name = eventNames(type)?.type ?? '';
    return fixtures[type].variants.map(
      ({ payload }) => `const _: events.${name} = ${JSON.stringify(payload)};`,
    );
  });
  const blocks = lines.map((line) => `{ ${line} }`);
  return `import type * as events from './types.js';\n${blocks.join('\n')}\n`;
}

describe.each(COMPILERS)('TypeScript $version checks each payload against its interface', (compiler) => {
  let copy = '';

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'hookschema-fixtures-'));
    mkdirSync(join(copy, 'fixtures'));
    for (const file of ['package.json', 'types.d.ts', 'fixture-support.js']) {
      cpSync(join(PACKAGE, file), join(copy, file));
    }
    for (const file of readdirSync(join(PACKAGE, 'fixtures')).filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(join(PACKAGE, 'fixtures', file), 'utf8');
      writeFileSync(join(copy, 'fixtures', file), text.replaceAll(TYPE_LINE, '    type: "wrong",'));
    }
    writeFileSync(join(copy, 'variants.ts'), variantsAsLiterals());
    const project = (include: string): string => JSON.stringify({ extends: PROJECT, include: [include] });
    writeFileSync(join(copy, 'tsconfig.json'), project('fixtures/*.js'));
    writeFileSync(join(copy, 'tsconfig.variants.json'), project('variants.ts'));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('and accepts every example, minimal and full payload', { timeout: PATIENCE }, async () => {
    expect(await compile(compiler, ['-p', PROJECT])).toEqual({ accepted: true, output: '' });
  });

  test('and refuses every one that has a wrong value', { timeout: PATIENCE }, async () => {
    const { accepted, output } = await compile(compiler, ['-p', copy]);
    const payloads = webhookEventTypes.reduce((sum, type) => sum + fixtures[type].examples.length + 2, 0);
    expect(accepted).toBe(false);
    expect(output.match(/error TS2322: Type '"wrong"' is not assignable/g)?.length).toBe(payloads);
  });

  test('and accepts every variant', { timeout: PATIENCE }, async () => {
    const project = join(copy, 'tsconfig.variants.json');
    expect(await compile(compiler, ['-p', project])).toEqual({ accepted: true, output: '' });
  });
});

describe('The fixtures in JSON', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(PACKAGE, 'fixtures', path), 'utf8'));

  test('are there for every event', () => {
    const entries = readdirSync(join(PACKAGE, 'fixtures'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual([...webhookEventTypes]);
  });

  test.each(webhookEventTypes)('equal the typed values, for %s', (type) => {
    const { examples, minimal, full } = fixtures[type];
    expect(examples.map((_example, at) => read(`${type}/example-${at + 1}.json`))).toEqual([...examples]);
    expect(read(`${type}/minimal.json`)).toEqual(minimal);
    expect(read(`${type}/full.json`)).toEqual(full);
  });

  test.each(webhookEventTypes)('name the variants as the typed ones, for %s', (type) => {
    const names = (list: unknown): readonly string[] => (list as { name: string }[]).map(({ name }) => name);
    expect(names(read(`${type}/variants.json`))).toEqual(names(fixtures[type].variants));
    expect(names(read(`${type}/invalid.json`))).toEqual(names(fixtures[type].invalid));
  });
});
