import { describe, expect, test } from 'vitest';
import { knownHashOf } from '../../generator/module/kept-file.js';
import { EMPTY_FOLDER } from '../../generator/output/output-folder.js';
import { packedFiles } from '../../generator/output/packed-files.js';
import { planOutput } from '../../generator/output/plan.js';
import { hashOf } from '../../generator/output/text-hash.js';
import { runEmitters } from '../../generator/target/run-emitters.js';
import { targetFor } from '../../generator/target/target-for.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';

/** Texts of all lengths around a batch, with characters of one to four bytes. */
const files = Array.from({ length: 400 }, (_one, at) => ({
  path: `events/${at}.json`,
  content: `${at} äöü → 😀\n${'the same line\n'.repeat((at * 37) % 300)}${at === 7 ? 'long'.repeat(200_000) : ''}`,
}));

describe('a packed file', () => {
  const pack = packedFiles();
  const packed = files.map(pack);

  test('has the text, the path and the hash that it had', () => {
    expect(packed.map(({ path, content }) => ({ path, content }))).toEqual(files);
    expect(packed.map(knownHashOf)).toEqual(files.map(({ content }) => hashOf(content)));
  });

  test('is read in any order', () => {
    const texts = packed.toReversed().map(({ content }) => content);
    expect(texts).toEqual(files.toReversed().map(({ content }) => content));
    expect(packed.filter((_one, at) => at % 97 === 0).map(({ content }) => content)).toEqual(
      files.filter((_one, at) => at % 97 === 0).map(({ content }) => content),
    );
  });

  test('keeps the other members, and is planned like the file', () => {
    const file = { path: 'a.json', content: '{}\n', entry: './a' };
    const [one, other] = [file, packedFiles()(file)].map((given) =>
      planOutput([given], EMPTY_FOLDER, { label: 'out' }),
    );
    expect(other).toEqual(one);
    expect(packedFiles()(file)).toMatchObject(file);
  });
});

test('emitters give the same files when these are packed, and those of built-in emitters are', async () => {
  const own = { name: 'own', emit: () => [{ path: 'own.txt', content: 'own' }] };
  const catalog = catalogOf({
    'order.json': eventSchema('order.paid', { properties: { id: { type: 'string' } } }),
  });
  const target = await targetFor({ name: 'package' });
  const wanted = ['types', 'validators', 'fixtures', 'schemas', own] as const;
  const emitted = await runEmitters(catalog, target, { wanted });
  const packed = await runEmitters(catalog, target, { wanted, pack: packedFiles() });
  const written = ({ files: all }: typeof emitted) =>
    all.map(({ by, file: { path, content } }) => [by, path, content]);
  expect(written(packed)).toEqual(written(emitted));
  const unpacked = packed.files.filter(({ file }) => knownHashOf(file) === undefined).map(({ by }) => by);
  expect(new Set(unpacked)).toEqual(new Set(['own', 'target package']));
});
