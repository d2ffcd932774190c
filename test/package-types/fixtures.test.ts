import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhookEventTypes } from '@hookschema/scalekit';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { validateWebhookEvent } from '@hookschema/scalekit/validators';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventNames } from '../../generator/catalog/names/event-names.js';
import { generate } from '../../generator/generate.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { compile, fromRoot, PATIENCE } from '../support/compile.js';
import { temporaryFolder } from '../support/folders.js';
import { applyPatch, type Operation } from './json-patch.js';

/** A fixture that its JSON file describes as an operation of JSON Patch (RFC 6902) on the full payload. */
interface Patched extends Operation {
  readonly keyword?: string;
}

const PACKAGE = fromRoot('generated');

/** Compiles the fixtures' modules themselves. Otherwise the compiler would read only their declarations. */
const PROJECT = fromRoot('test/package-types/tsconfig.fixtures.json');

/** The line of a payload that names its event. */
const TYPE_LINE = /^ {2,4}type: "[^"]*",$/gm;

describe('Each payload is checked against its interface', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await temporaryFolder();
    writeFileSync(join(folder, 'variants.ts'), variantsAsLiterals());
    writeProject('all', [join(PACKAGE, 'fixtures', '*.js'), 'variants.ts']);
    writeSpoiltCopy(folder);
    writeProject('spoilt', ['fixtures/*.js']);
  });

  test.each(COMPILERS)(
    'TypeScript $version accepts all payloads',
    { timeout: PATIENCE },
    async (compiler) => {
      const compilation = await compile(compiler, ['-p', join(folder, 'tsconfig.all.json')]);
      expect(compilation).toEqual({ accepted: true, output: '' });
    },
  );

  // Only the oldest and the newest: this takes as long as the test above, and only shows that the check can fail.
  test.each([COMPILERS.slice(0, 1), COMPILERS.slice(-1)].flat())(
    'TypeScript $version rejects each payload with a wrong value',
    { timeout: PATIENCE },
    async (compiler) => {
      const { accepted, output } = await compile(compiler, ['-p', join(folder, 'tsconfig.spoilt.json')]);
      const payloads = webhookEventTypes.reduce((sum, type) => sum + fixtures[type].examples.length + 2, 0);
      expect(accepted).toBe(false);
      expect(output.match(/error TS2322: Type '"wrong"' is not assignable/g)?.length).toBe(payloads);
    },
  );

  function writeProject(name: string, include: readonly string[]): void {
    writeFileSync(join(folder, `tsconfig.${name}.json`), JSON.stringify({ extends: PROJECT, include }));
  }
});

/** Every variant as a literal of its event's type. The emitted modules have them as changes to the full payload. */
function variantsAsLiterals(): string {
  const types = JSON.stringify(join(PACKAGE, 'types.js'));
  const blocks = webhookEventTypes.flatMap((type) => {
    const name = eventNames(type)?.type ?? '';
    return fixtures[type].variants.map(
      ({ payload }) => `{ const _: import(${types}).${name} = ${JSON.stringify(payload)}; }`,
    );
  });
  return `${blocks.join('\n')}\nexport {};\n`;
}

/** The fixtures' modules, changed so that every payload names an unknown event. */
function writeSpoiltCopy(folder: string): void {
  for (const file of ['package.json', 'types.d.ts', 'fixture-support.js', 'fixture-support.d.ts']) {
    cpSync(join(PACKAGE, file), join(folder, file));
  }
  mkdirSync(join(folder, 'fixtures'));
  for (const file of readdirSync(join(PACKAGE, 'fixtures')).filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(join(PACKAGE, 'fixtures', file), 'utf8');
    writeFileSync(join(folder, 'fixtures', file), text.replaceAll(TYPE_LINE, '    type: "wrong",'));
  }
}

describe('The fixtures in JSON, of a package that has them', () => {
  let folder = '';
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, 'fixtures', path), 'utf8'));

  beforeAll(async () => {
    folder = await temporaryFolder();
    const config = { schemas: fromRoot('schemas'), out: folder, fixtures: { json: true } };
    await generate({ ...config, package: { name: '@acme/events' } }, { cwd: folder });
  });

  test('exist for every event', () => {
    const entries = readdirSync(join(folder, 'fixtures'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual([...webhookEventTypes]);
  });

  test.each(webhookEventTypes)('equal the typed values, for %s', (type) => {
    const { examples, minimal, full } = fixtures[type];
    expect(examples.map((_example, at) => read(`${type}/example-${at + 1}.json`))).toEqual([...examples]);
    expect(read(`${type}/minimal.json`)).toEqual(minimal);
    expect(read(`${type}/full.json`)).toEqual(full);
  });

  test.each(webhookEventTypes)('are accepted by the emitted validator, for %s', (type) => {
    const files = readdirSync(join(folder, 'fixtures', type));
    for (const file of files.filter((name) => !['variants.json', 'invalid.json'].includes(name))) {
      const payload = read(`${type}/${file}`);
      expect(validateWebhookEvent(payload), file).toEqual({ valid: true, value: payload });
    }
  });

  const described = (type: string, file: string, full: unknown): readonly object[] => {
    const stored = read(`${type}/${file}.json`) as readonly Patched[];
    return stored.map(({ keyword, ...operation }) => ({
      ...(keyword !== undefined && { keyword }),
      path: operation.path,
      payload: applyPatch(full, [operation]),
    }));
  };

  test.each(webhookEventTypes)('describe the variants of %s as changes to the full payload', (type) => {
    const { full, variants } = fixtures[type];
    expect(described(type, 'variants', full)).toEqual(variants.map(({ name: _name, ...rest }) => rest));
  });

  test.each(webhookEventTypes)('describe the invalid payloads of %s as changes to the full one', (type) => {
    const { full, invalid } = fixtures[type];
    expect(described(type, 'invalid', full)).toEqual(invalid.map(({ name: _name, ...rest }) => rest));
  });
});
