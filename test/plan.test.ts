import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../generator/emit/emitter.js';
import { hashOf, MANIFEST, manifestFor, readManifest } from '../generator/output/manifest.js';
import type { OutputFolder } from '../generator/output/output-folder.js';
import { planOutput } from '../generator/output/plan.js';

const WANTED: readonly OutputFile[] = [
  { path: 'index.js', content: 'new\n' },
  { path: 'events/a.js', content: 'a\n' },
];

interface There {
  readonly files?: Readonly<Record<string, string>>;
  readonly others?: readonly string[];
  /** What the last run wrote, and what an interrupted one was about to write. */
  readonly written?: Readonly<Record<string, string>>;
  readonly journal?: Readonly<Record<string, string>>;
}

const hashes = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(texts).map(([path, text]) => [path, hashOf(text)]));

function folder({ files = {}, others = [], written = {}, journal = {} }: There): OutputFolder {
  return {
    files: new Map(Object.entries(files)),
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

  test('leaves alone what is as it has to be, whoever wrote it', () => {
    const files = { 'index.js': 'new\n', 'events/a.js': 'a\n' };
    const kinds = { 'events/a.js': 'unchanged', 'index.js': 'unchanged' };
    expect(plan({ files })).toStrictEqual({ kinds, problems: [] });
  });

  test('updates a file that is as we left it', () => {
    const files = { 'index.js': 'old\n' };
    expect(plan({ files, written: files })).toStrictEqual({
      kinds: { ...NEW, 'index.js': 'update' },
      problems: [],
    });
  });

  test('deletes a file of ours that nothing asks for any more', () => {
    const files = { 'events/gone.js': 'gone\n' };
    const kinds = { ...NEW, 'events/gone.js': 'delete' };
    expect(plan({ files, written: files })).toStrictEqual({ kinds, problems: [] });
  });

  test('forgets a file of ours that somebody deleted and nothing asks for', () => {
    expect(plan({ written: { 'events/gone.js': 'gone\n' } })).toStrictEqual({ kinds: NEW, problems: [] });
  });

  test('refuses to update a file that was edited by hand', () => {
    const { problems } = plan({ files: { 'index.js': 'edited\n' }, written: { 'index.js': 'old\n' } });
    expect(problems).toStrictEqual(['HS501 out/index.js']);
  });

  test('refuses to delete a file that was edited by hand', () => {
    const { problems } = plan({
      files: { 'events/gone.js': 'edited\n' },
      written: { 'events/gone.js': 'gone\n' },
    });
    expect(problems).toStrictEqual(['HS501 out/events/gone.js']);
  });

  test('refuses to replace a file that it did not write', () => {
    expect(plan({ files: { 'index.js': 'yours\n' } }).problems).toStrictEqual(['HS502 out/index.js']);
  });

  test('replaces and deletes all of these when it is forced to', () => {
    const files = { 'index.js': 'yours\n', 'events/a.js': 'edited\n', 'events/gone.js': 'edited\n' };
    const written = { 'events/a.js': 'old\n', 'events/gone.js': 'gone\n' };
    const kinds = { 'events/a.js': 'update', 'events/gone.js': 'delete', 'index.js': 'update' };
    expect(plan({ files, written }, true)).toStrictEqual({ kinds, problems: [] });
  });

  test.each([false, true])('leaves a stranger where it is, with a warning (force: %s)', (force) => {
    const { kinds, problems } = plan({ files: { 'notes.txt': 'mine\n' } }, force);
    expect(kinds).toStrictEqual({ ...NEW, 'notes.txt': 'unmanaged' });
    expect(problems).toStrictEqual(['HS504 out/notes.txt']);
  });

  test('leaves a symbolic link where nothing has to go, with a warning', () => {
    const { kinds, problems } = plan({ others: ['link'] });
    expect(kinds).toStrictEqual({ ...NEW, link: 'unmanaged' });
    expect(problems).toStrictEqual(['HS504 out/link']);
  });

  test.each([false, true])('refuses a symbolic link where a file has to go (force: %s)', (force) => {
    expect(plan({ others: ['index.js'] }, force).problems).toStrictEqual(['HS503 out/index.js']);
  });

  test.each([false, true])('refuses a file where a folder has to be (force: %s)', (force) => {
    const { problems } = plan({ files: { events: 'a file\n' } }, force);
    expect(problems).toStrictEqual(['HS503 out/events/a.js', 'HS504 out/events']);
  });

  test('refuses a symbolic link where a folder has to be', () => {
    expect(plan({ others: ['events'] }, true).problems).toContain('HS503 out/events/a.js');
  });

  test('takes the files of an interrupted run for its own', () => {
    const files = { 'index.js': 'half\n', 'events/gone.js': 'half\n' };
    const { kinds, problems } = plan({ files, written: { 'index.js': 'old\n' }, journal: files });
    expect(kinds).toStrictEqual({
      'events/a.js': 'create',
      'events/gone.js': 'delete',
      'index.js': 'update',
    });
    expect(problems).toStrictEqual([]);
  });

  test('takes what an interrupted run has not replaced yet for its own too', () => {
    const old = { 'index.js': 'old\n' };
    expect(plan({ files: old, written: old, journal: { 'index.js': 'half\n' } }).problems).toStrictEqual([]);
  });

  test('replaces a manifest that somebody edited or merged', () => {
    const { problems } = plan({ files: { [MANIFEST]: '<<<<<<< ours\n' } });
    expect(problems).toStrictEqual([]);
  });

  test('sorts the changes by path, the manifest among them', () => {
    const { changes } = planOutput(WANTED, folder({ files: { 'a.txt': '' } }), { label: 'out' });
    expect(changes.map(({ path }) => path)).toStrictEqual(['a.txt', 'events/a.js', MANIFEST, 'index.js']);
  });

  test('says in a change what is on disk and what will be', () => {
    const files = { 'index.js': 'old\n', 'events/gone.js': 'gone\n' };
    const { changes } = planOutput(WANTED, folder({ files, written: files }), { label: 'out' });
    expect(changes).toContainEqual({ kind: 'update', path: 'index.js', before: 'old\n', after: 'new\n' });
    expect(changes).toContainEqual({ kind: 'delete', path: 'events/gone.js', before: 'gone\n' });
    expect(changes).toContainEqual({ kind: 'create', path: 'events/a.js', after: 'a\n' });
  });
});

describe('the manifest', () => {
  test('is sorted, one file a line, and ends with a newline', () => {
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
    'that is missing or damaged (%j) claims nothing',
    (text) => {
      expect(readManifest(text)).toStrictEqual(new Map());
    },
  );
});
