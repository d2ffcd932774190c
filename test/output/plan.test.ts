import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../generator/module/output.js';
import { knownText } from '../../generator/output/file-text.js';
import { MANIFEST, readManifest } from '../../generator/output/manifest.js';
import type { OutputFolder } from '../../generator/output/output-folder.js';
import { planOutput } from '../../generator/output/plan.js';
import { hashOf } from '../../generator/output/text-hash.js';
import { manifestFor } from '../support/output-files.js';

const WANTED: readonly OutputFile[] = [
  { path: 'index.js', content: 'new\n' },
  { path: 'events/a.js', content: 'a\n' },
];

interface There {
  readonly files?: Readonly<Record<string, string>>;
  readonly others?: readonly string[];
  /** The files that the last run wrote, and those that an interrupted run was going to write. */
  readonly written?: Readonly<Record<string, string>>;
  readonly journal?: Readonly<Record<string, string>>;
}

const hashes = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(texts).map(([path, text]) => [path, hashOf(text)]));

function folder({ files = {}, others = [], written = {}, journal = {} }: There): OutputFolder {
  return {
    files: new Map(Object.entries(files).map(([path, text]) => [path, knownText(text)])),
    others: new Set(others),
    folders: new Set(),
    interrupted: Object.keys(journal).length > 0,
    manifest: hashes(written),
    journal: hashes(journal),
  };
}

function plan(there: There, force = false): { kinds: Record<string, string>; problems: readonly string[] } {
  const { changes, diagnostics } = planOutput(WANTED, folder(there), { label: 'out', force });
  const kinds = changes.filter(({ path }) => path !== MANIFEST).map(({ path, kind }) => [path, kind]);
  return {
    kinds: Object.fromEntries(kinds),
    problems: diagnostics.map(({ code, file }) => `${code} ${file}`),
  };
}

const NEW = { 'events/a.js': 'create', 'index.js': 'create' };

describe('planOutput', () => {
  test('creates everything in an empty folder', () => {
    expect(plan({})).toStrictEqual({ kinds: NEW, problems: [] });
  });

  test('leaves files unchanged that are up to date, also unmanaged ones', () => {
    const files = { 'index.js': 'new\n', 'events/a.js': 'a\n' };
    const kinds = { 'events/a.js': 'unchanged', 'index.js': 'unchanged' };
    expect(plan({ files })).toStrictEqual({ kinds, problems: [] });
  });

  test('updates a generated file that was not edited', () => {
    const files = { 'index.js': 'old\n' };
    expect(plan({ files, written: files })).toStrictEqual({
      kinds: { ...NEW, 'index.js': 'update' },
      problems: [],
    });
  });

  test('deletes a generated file that is no longer needed', () => {
    const files = { 'events/gone.js': 'gone\n' };
    const kinds = { ...NEW, 'events/gone.js': 'delete' };
    expect(plan({ files, written: files })).toStrictEqual({ kinds, problems: [] });
  });

  test('drops a file from the manifest that was deleted and is no longer needed', () => {
    expect(plan({ written: { 'events/gone.js': 'gone\n' } })).toStrictEqual({ kinds: NEW, problems: [] });
  });

  test('does not update a file that was edited by hand', () => {
    const { problems } = plan({ files: { 'index.js': 'edited\n' }, written: { 'index.js': 'old\n' } });
    expect(problems).toStrictEqual(['HS501 out/index.js']);
  });

  test('does not delete a file that was edited by hand', () => {
    const { problems } = plan({
      files: { 'events/gone.js': 'edited\n' },
      written: { 'events/gone.js': 'gone\n' },
    });
    expect(problems).toStrictEqual(['HS501 out/events/gone.js']);
  });

  test('does not replace an unmanaged file', () => {
    expect(plan({ files: { 'index.js': 'yours\n' } }).problems).toStrictEqual(['HS502 out/index.js']);
  });

  test('replaces and deletes all of these with force', () => {
    const files = { 'index.js': 'yours\n', 'events/a.js': 'edited\n', 'events/gone.js': 'edited\n' };
    const written = { 'events/a.js': 'old\n', 'events/gone.js': 'gone\n' };
    const kinds = { 'events/a.js': 'update', 'events/gone.js': 'delete', 'index.js': 'update' };
    expect(plan({ files, written }, true)).toStrictEqual({ kinds, problems: [] });
  });

  test.each([false, true])('keeps an unmanaged file, with a warning (force: %s)', (force) => {
    const { kinds, problems } = plan({ files: { 'notes.txt': 'mine\n' } }, force);
    expect(kinds).toStrictEqual({ ...NEW, 'notes.txt': 'unmanaged' });
    expect(problems).toStrictEqual(['HS504 out/notes.txt']);
  });

  test('keeps a symbolic link that is not in the way, with a warning', () => {
    const { kinds, problems } = plan({ others: ['link'] });
    expect(kinds).toStrictEqual({ ...NEW, link: 'unmanaged' });
    expect(problems).toStrictEqual(['HS504 out/link']);
  });

  test.each([false, true])('rejects a symbolic link in place of a file (force: %s)', (force) => {
    expect(plan({ others: ['index.js'] }, force).problems).toStrictEqual(['HS503 out/index.js']);
  });

  test.each([false, true])('rejects a file in place of a folder (force: %s)', (force) => {
    const { problems } = plan({ files: { events: 'a file\n' } }, force);
    expect(problems).toStrictEqual(['HS503 out/events/a.js', 'HS504 out/events']);
  });

  test('rejects a symbolic link in place of a folder', () => {
    expect(plan({ others: ['events'] }, true).problems).toContain('HS503 out/events/a.js');
  });

  test('treats the files of an interrupted run as generated', () => {
    const files = { 'index.js': 'half\n', 'events/gone.js': 'half\n' };
    const { kinds, problems } = plan({ files, written: { 'index.js': 'old\n' }, journal: files });
    expect(kinds).toStrictEqual({
      'events/a.js': 'create',
      'events/gone.js': 'delete',
      'index.js': 'update',
    });
    expect(problems).toStrictEqual([]);
  });

  test('treats the files that an interrupted run has not replaced yet as generated too', () => {
    const old = { 'index.js': 'old\n' };
    expect(plan({ files: old, written: old, journal: { 'index.js': 'half\n' } }).problems).toStrictEqual([]);
  });

  test('replaces a manifest that was edited or merged', () => {
    const { problems } = plan({ files: { [MANIFEST]: '<<<<<<< ours\n' } });
    expect(problems).toStrictEqual([]);
  });

  test('sorts the changes by path, including the manifest', () => {
    const { changes } = planOutput(WANTED, folder({ files: { 'a.txt': '' } }), { label: 'out' });
    expect(changes.map(({ path }) => path)).toStrictEqual(['a.txt', 'events/a.js', MANIFEST, 'index.js']);
  });

  test('has the text on disk and the new text in each change', () => {
    const files = { 'index.js': 'old\n', 'events/gone.js': 'gone\n' };
    const { changes } = planOutput(WANTED, folder({ files, written: files }), { label: 'out' });
    expect(changes).toContainEqual({ kind: 'update', path: 'index.js', before: 'old\n', after: 'new\n' });
    expect(changes).toContainEqual({ kind: 'delete', path: 'events/gone.js', before: 'gone\n' });
    expect(changes).toContainEqual({ kind: 'create', path: 'events/a.js', after: 'a\n' });
  });
});

describe('the manifest', () => {
  test('is sorted, has one file per line, and ends with a newline', () => {
    const { path, content } = manifestFor(WANTED);
    expect(path).toBe(MANIFEST);
    expect(content.endsWith('}\n')).toBe(true);
    expect(content.split('\n').filter((line) => line.includes('.js'))).toStrictEqual([
      `    "events/a.js": "${hashOf('a\n')}",`,
      `    "index.js": "${hashOf('new\n')}"`,
    ]);
  });

  test('is read as it was written', () => {
    const written = hashes({ 'events/a.js': 'a\n', 'index.js': 'new\n' });
    expect(readManifest(manifestFor(WANTED).content)).toStrictEqual(written);
  });

  test.each([undefined, '', '{', 'null', '[]', '{}', '{"files":[]}', '{"files":null}', '<<<<<<< ours'])(
    'has no files when it is missing or damaged (%j)',
    (text) => {
      expect(readManifest(text)).toStrictEqual(new Map());
    },
  );
});
