import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webhookEventTypes } from '@hookschema/scalekit';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { validateWebhookEvent } from '@hookschema/scalekit/validators';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPILERS, compile, fromRoot, PATIENCE } from './compilers.js';

const PACKAGE = fromRoot('generated');

/** Compiles `fixtures.js` itself, which its declarations would otherwise stand in for. */
const PROJECT = fromRoot('test/types/tsconfig.fixtures.json');

/** The line of `fixtures.js` on which each sample names its event, and nothing else. */
const TYPE_LINE = /^ {4}type: "[^"]*",$/gm;

describe.each(COMPILERS)('TypeScript $version checks each sample against its interface', (compiler) => {
  let copy = '';

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'hookschema-fixtures-'));
    for (const file of ['package.json', 'types.d.ts', 'fixtures.js']) {
      cpSync(join(PACKAGE, file), join(copy, file));
    }
    const project = { extends: PROJECT, files: ['fixtures.js'] };
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(project));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('and accepts all of them', { timeout: PATIENCE }, async () => {
    expect(await compile(compiler, ['-p', PROJECT])).toEqual({ accepted: true, output: '' });
  });

  test('and refuses every one that has a wrong value', { timeout: PATIENCE }, async () => {
    const file = join(copy, 'fixtures.js');
    const text = readFileSync(file, 'utf8');
    const samples = text.match(TYPE_LINE)?.length;
    writeFileSync(file, text.replaceAll(TYPE_LINE, '    type: "wrong",'));
    const { accepted, output } = await compile(compiler, ['-p', copy]);
    expect(accepted).toBe(false);
    expect(samples).toBe(Object.values<readonly unknown[]>(fixtures).flat().length);
    expect(output.match(/error TS2322: Type '"wrong"' is not assignable/g)?.length).toBe(samples);
  });
});

describe('The samples in JSON', () => {
  const folders = readdirSync(join(PACKAGE, 'fixtures'));
  const samplesIn = (folder: string): readonly unknown[] => {
    const inFolder = join(PACKAGE, 'fixtures', folder);
    const byNumber = new Intl.Collator('en', { numeric: true }).compare;
    const files = readdirSync(inFolder).sort(byNumber);
    return files.map((file): unknown => JSON.parse(readFileSync(join(inFolder, file), 'utf8')));
  };

  test('are there for every event', () => {
    expect(folders.toSorted()).toEqual([...webhookEventTypes]);
  });

  test.each(folders)('are accepted by the emitted validator, for %s', (folder) => {
    for (const sample of samplesIn(folder)) {
      expect(validateWebhookEvent(sample)).toEqual({ valid: true, value: sample });
      expect(sample).toHaveProperty('type', folder);
    }
  });

  test.each(webhookEventTypes)('equal the typed values, for %s', (type) => {
    expect(samplesIn(type)).toEqual([...fixtures[type]]);
  });
});
