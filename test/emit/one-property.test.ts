import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventNames } from '../../generator/catalog/names/event-names.js';
import { eventShapes } from '../../generator/catalog/shapes/event-shapes.js';
import { runtimeNames } from '../../generator/runtime/runtime-source.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema, generateFrom, generateOne, type Schemas } from '../support/catalogs.js';
import { type ChangedLine, changedLines } from '../support/changed-lines.js';
import { REPOSITORY, readTree, type Tree, temporaryFolder } from '../support/folders.js';

type Property = readonly [key: string, schema: object];

const NOTE: Property = [
  'added_note',
  { type: 'string', description: 'What was added_note for?', pattern: '^[a-z]+$' },
];

/** What the package of the repository's schemas consists of, with an optional property more in some event. */
async function generated(type?: string, [key, schema] = NOTE): Promise<Tree> {
  const folder = await temporaryFolder();
  await cp(join(REPOSITORY, 'schemas'), join(folder, 'schemas'), { recursive: true });
  if (type !== undefined) {
    const path = join(folder, 'schemas', 'events', `${type}.schema.json`);
    const event = JSON.parse(await readFile(path, 'utf8'));
    event.properties[key] = schema;
    await writeFile(path, JSON.stringify(event));
  }
  await generateOne({ schemas: 'schemas', out: 'out', package: { name: '@acme/events' } }, { cwd: folder });
  return readTree(join(folder, 'out'));
}

const MANIFEST = 'hookschema.manifest.json';

/** How an event, its shapes and the property are mentioned. */
function wordsFor(type: string, shapes: readonly string[], key: string): RegExp {
  const name = eventNames(type)?.type.replace(/Event$/, '') ?? type;
  const constants = [name, ...shapes].map((one) => one.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase());
  const property = key.replaceAll('_', '');
  const words = [type, name, ...shapes, ...constants, key, property, key.toUpperCase()];
  return new RegExp(words.map((word) => word.replaceAll('.', '\\.')).join('|'), 'i');
}

/**
 * The lines that are different in two packages and speak neither of an event nor of its shapes nor of a property, without
 * the imports that only such code needs.
 */
function strangeLines(before: Tree, after: Tree, type: string, key: string): readonly string[] {
  const words = wordsFor(type, [shapeOf(type, before), shapeOf(type, after)], key);
  return Object.entries(after)
    .filter(([path]) => path !== MANIFEST)
    .flatMap(([path, text]) =>
      changedLines(withBanner(before[path], text), text)
        .filter(({ context }) => ![path, ...context].some((line) => words.test(line)))
        .filter(({ context }) => !isNew(path, context, before))
        .filter((line) => !isImportFor(words, line, [before[path] ?? '', text]))
        .map((line) => `${path}: ${line.text}`),
    );
}

/** The text of a file before; for one that is new, what every file begins with. */
function withBanner(before: string | undefined, after: string): string {
  return before ?? after.slice(0, after.indexOf('\n\n'));
}

/** True for a part of an import whose name is used, in the text that imports it, by nothing but code about some words. */
function isImportFor(words: RegExp, line: ChangedLine, texts: readonly string[]): boolean {
  const [head = ''] = line.context;
  if (/^import \{$|^\} from /.test(line.text)) return true;
  if (head !== 'import {') return false;
  const name = new RegExp(`\\b${line.text.replaceAll(/[\s,]/g, '')}\\b`);
  const uses = texts
    .flatMap((text) => text.split(/\n{2,}/))
    .filter((block) => name.test(block.replaceAll(/^import [^;]*;$/gm, '')));
  return uses.length > 0 && uses.every((block) => words.test(block));
}

const SUPPORT = 'validation-support.js';

/**
 * True for lines about a function of the runtime that the package did not need before, such as that of a keyword which no
 * other schema has.
 */
function isNew(path: string, context: readonly string[], before: Tree): boolean {
  if (path !== SUPPORT && path !== 'definitions.js') return false;
  const known = before[SUPPORT] ?? '';
  return runtimeNames().some(
    (name) =>
      !known.includes(`function ${name}(`) &&
      context.some(
        (line) => line.includes(`${name}(`) || line.includes(` ${name},`) || line.includes(` ${name}]`),
      ),
  );
}

/** The shape that the guards check for an event. */
function shapeOf(type: string, { 'payloads.js': payloads = '' }: Tree): string {
  const [, name] = new RegExp(`\\["${type}", is(\\w+)\\]`).exec(payloads) ?? [];
  return name ?? expect.fail(`no shape for ${type}`);
}

let before: Tree = {};
beforeAll(async () => {
  before = await generated();
});

const STATUS = {
  type: 'object',
  required: ['code'],
  properties: { code: { type: 'string', pattern: '^[0-9]+$' } },
};

// One of a shape that many have, of one that two have, of one of its own, and the one of which another is an extension;
// and keys that others have already.
describe.each<readonly [string, Property]>([
  ['role.created', NOTE],
  ['organization.directory.user_deleted', NOTE],
  ['user.login', NOTE],
  ['organization.deleted', ['status', STATUS]],
  ['organization.directory_enabled', ['groups', { type: 'array', maxItems: 9, items: STATUS }]],
])('A property more in %s', (type, property) => {
  let after: Tree = {};
  beforeAll(async () => {
    after = await generated(type, property);
  });

  test('changes no line but those about the event, its shapes and the property', () => {
    expect(strangeLines(before, after, type, property[0])).toEqual([]);
  });

  test('adds no file, and changes the checksums of the changed ones alone', () => {
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const files = Object.keys(after).filter((path) => path !== MANIFEST && after[path] !== before[path]);
    const checksums = changedLines(before[MANIFEST] ?? '', after[MANIFEST] ?? '');
    for (const { text } of checksums)
      expect(
        files.some((path) => text.includes(`"${path}"`)),
        text,
      ).toBe(true);
    expect(files.length).toBeLessThan(15);
  });
});

test('An optional property more in any of the 41 events leaves the shapes of all others their names', async () => {
  const files = await readTree(join(REPOSITORY, 'schemas'));
  const schemas = Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.endsWith('.json'))
      .map(([path, text]) => [path, JSON.parse(text)]),
  );
  const namesWith = (changed: Schemas): ReadonlyMap<string, string | undefined> => {
    const catalog = catalogOf({ ...schemas, ...changed });
    const { names, shapeOf } = eventShapes(catalog);
    return new Map(catalog.events.map((event) => [event.type, names.get(shapeOf(event))]));
  };
  const names = namesWith({});
  expect(names.size).toBe(41);
  for (const type of names.keys()) {
    const path = `events/${type}.schema.json`;
    const [key, schema] = NOTE;
    const properties = { ...schemas[path].properties, [key]: schema };
    const after = namesWith({ [path]: { ...schemas[path], properties } });
    const others = [...names].filter(([other]) => other !== type);
    expect(
      others.filter(([other, name]) => after.get(other) !== name),
      type,
    ).toEqual([]);
  }
});

const meta = (...keys: readonly string[]): object => ({
  type: 'object',
  required: keys.slice(0, 1),
  properties: Object.fromEntries(keys.map((key) => [key, { type: 'string', pattern: `^${key}` }])),
});

/** Small catalogs of events with schemas of their own inside, and a property that an event gains. */
const GAINS: Readonly<Record<string, readonly [Schemas, string, Property]>> = {
  'an object under a key that two others have': [
    { order: { meta: meta('a', 'b') }, user: { meta: meta('a', 'b') }, role: {} },
    'role',
    ['meta', meta('c', 'd')],
  ],
  'an object that one other has': [
    { order: { meta: meta('a', 'b') }, user: { meta: meta('b') }, role: {} },
    'role',
    ['meta', meta('a', 'b')],
  ],
  'a list under a key that is an object elsewhere': [
    { order: { meta: meta('a') }, user: { meta: { anyOf: [meta('a'), { type: 'null' }] } }, role: {} },
    'user',
    ['metas', { type: 'array', items: { anyOf: [meta('x'), meta('y')] } }],
  ],
  'a value that spells another one differently': [
    { order: { madeMeta: meta('a') }, user: { 'made-meta': meta('b') }, role: {} },
    'order',
    ['made_meta', { type: 'string', enum: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] }],
  ],
};

describe.each(Object.entries(GAINS))('An event gains %s', (_what, [events, gaining, [key, schema]]) => {
  test.each([false, true])('and nothing else changes (the key is the first one: %s)', async (isFirst) => {
    const made = (isGained: boolean): Promise<{ readonly folder: string }> =>
      generateFrom(
        Object.fromEntries(
          Object.entries(events).map(([name, own]) => {
            const gained = isGained && name === gaining ? { [key]: schema } : {};
            const properties = isFirst
              ? { ...gained, ...(own as object) }
              : { ...(own as object), ...gained };
            return [`${name}.json`, eventSchema(`${name}.made`, { properties })];
          }),
        ),
      );
    const [one, other] = [await made(false), await made(true)];
    const trees = [
      await readTree(join(one.folder, 'generated')),
      await readTree(join(other.folder, 'generated')),
    ] as const;
    expect(trees[1]['payloads.js']).not.toBe(trees[0]['payloads.js']);
    expect(strangeLines(...trees, `${gaining}.made`, key === 'made_meta' ? 'made_meta' : '-')).toEqual([]);
  });
});

test('An import is about what uses its name', () => {
  const line = { text: '  isRole,', context: ['import {', '  isRole,'] };
  const text = 'import { isRole } from "a";\n\nfunction isRoleCreated() {\n  return isRole();\n}\n';
  expect(isImportFor(/RoleCreated/, line, ['', text])).toBe(true);
  expect(isImportFor(/RoleCreated/, line, ['', `${text}\nconst a = isRole;\n`])).toBe(false);
  expect(isImportFor(/RoleCreated/, line, ['', 'import { isRole } from "a";\n'])).toBe(false);
  expect(isImportFor(/RoleCreated/, { ...line, context: ['const a = {', '  isRole,'] }, ['', text])).toBe(
    false,
  );
});

test('A line about something else would be found', () => {
  const text = (value: number): string =>
    `const a = {\n  x: 1,\n  y: ${value},\n};\n\nfunction b() {\n  return ${value};\n}\n`;
  expect(changedLines(text(1), text(2)).map(({ context }) => context)).toEqual([
    ['const a = {', '  y: 1,'],
    ['const a = {', '  y: 2,'],
    ['function b() {', '  return 1;'],
    ['function b() {', '  return 2;'],
  ]);
  expect(changedLines('one\n\ntwo\n', 'two\n\none\n')).toHaveLength(2);
  expect(changedLines('one\n\ntwo\n', 'one\n\nnew\n\ntwo\n').map((line) => line.text)).toEqual(['new']);
});
