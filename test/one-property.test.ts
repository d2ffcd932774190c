import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventNames } from '../generator/catalog/event-names.js';
import { generateOne } from './support/catalogs.js';
import { changedLines } from './support/changed-lines.js';
import { REPOSITORY, readTree, type Tree, temporaryFolder } from './support/folders.js';

/** What the package of the repository's schemas consists of, with an optional property more in some event. */
async function generated(type?: string): Promise<Tree> {
  const folder = await temporaryFolder();
  await cp(join(REPOSITORY, 'schemas'), join(folder, 'schemas'), { recursive: true });
  if (type !== undefined) {
    const path = join(folder, 'schemas', 'events', `${type}.schema.json`);
    const schema = JSON.parse(await readFile(path, 'utf8'));
    schema.properties.added_note = {
      type: 'string',
      description: 'What was added_note for?',
      pattern: '^[a-z]+$',
    };
    await writeFile(path, JSON.stringify(schema));
  }
  await generateOne({ schemas: 'schemas', out: 'out', package: { name: '@acme/events' } }, { cwd: folder });
  return readTree(join(folder, 'out'));
}

const MANIFEST = 'hookschema.manifest.json';

/** The names by which code mentions an event, its shapes and the property. */
function wordsFor(type: string, shapes: readonly string[]): RegExp {
  const name = eventNames(type)?.type.replace(/Event$/, '') ?? type;
  const words = [type, name, ...shapes, 'added_note', 'AddedNote', 'addedNote', 'ADDED_NOTE'];
  return new RegExp(words.map((word) => word.replaceAll('.', '\\.')).join('|'));
}

/** The shape that the guards check for an event. */
function shapeOf(type: string, { 'guards.js': guards = '' }: Tree): string {
  const [, name] = new RegExp(`\\["${type}", is(\\w+)\\]`).exec(guards) ?? [];
  return name ?? expect.fail(`no shape for ${type}`);
}

let before: Tree = {};
beforeAll(async () => {
  before = await generated();
});

// One of a shape that many have, of one that two have, of one of its own, and the one of which another is an extension.
describe.each(['role.created', 'organization.directory.user_deleted', 'user.login', 'organization.deleted'])(
  'A property more in %s',
  (type) => {
    let after: Tree = {};
    beforeAll(async () => {
      after = await generated(type);
    });

    test('changes no line but those about the event, its shapes and the property', () => {
      const words = wordsFor(type, [shapeOf(type, before), shapeOf(type, after)]);
      const strange = Object.entries(after)
        .filter(([path]) => path !== MANIFEST)
        .flatMap(([path, text]) =>
          changedLines(before[path] ?? '', text)
            .filter(({ context }) => ![path, ...context].some((line) => words.test(line)))
            .map((line) => `${path}: ${line.text}`),
        );
      expect(strange).toEqual([]);
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
  },
);

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
