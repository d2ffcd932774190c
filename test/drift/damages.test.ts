import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareContract } from '../../generator/contract/describe-contract.js';
import { findDrift } from '../../generator/drift/drift.js';
import type { Evidence } from '../../generator/evidence/evidence.js';
import { readPage } from '../../generator/evidence/page/read-page.js';
import { requires } from '../../generator/evidence/schemas/accepted.js';
import { acceptedAt } from '../../generator/evidence/schemas/schema-fields.js';
import { randomNumbers } from '../../scripts/random-numbers.mjs';
import { factPages } from '../support/fact-pages.js';
import { REPOSITORY, type Tree } from '../support/folders.js';
import { type Damage, damaged, type Knowledge, sectionsOf } from '../support/page-damages.js';
import { FORMS, type PageForm } from '../support/page-forms.js';

const { result } = await compareContract('hookschema.config.ts', { cwd: REPOSITORY });
const { drift, ledger } = result;

/** Two of the provider's pages, next to the repository or in the folder of `SCALEKIT_DOCS`. */
const DOCS = process.env.SCALEKIT_DOCS ?? join(REPOSITORY, '..', 'shared', 'docs');
const REAL: Tree = existsSync(DOCS)
  ? Object.fromEntries(
      ['organization-events.md', 'permission-events.md'].map((name) => [
        name,
        readFileSync(join(DOCS, name), 'utf8'),
      ]),
    )
  : {};
const FACTS = factPages(join(REPOSITORY, 'test/contract/sources'));

/** What pages say, also when they say it in another form. */
async function evidenceOf(pages: Tree, form?: PageForm): Promise<readonly Evidence[]> {
  const options = {
    isKnown: (name: string) => drift.events.has(name),
    eventOf: (payload: unknown) => (payload as { readonly type?: string }).type,
  };
  return Promise.all(
    Object.entries(pages).map(async ([name, markdown]) => {
      const file = form ? name.replace(/md$/, form.extension) : name;
      const text = form ? form.convert(markdown) : markdown;
      const source = { kind: 'page' as const, name: file, label: file, isComplete: false };
      return { source, ...(await readPage({ file, text }, options)) };
    }),
  );
}

interface Found {
  readonly event: string;
  readonly path: string;
  readonly text: string;
}

/** Everything that is reported about pages, with and without decisions. */
async function foundIn(pages: Tree, withDecisions: boolean, form?: PageForm): Promise<readonly Found[]> {
  const evidence = await evidenceOf(pages, form);
  const { open } = findDrift({
    drift,
    evidence,
    ...(withDecisions && ledger && { ledger }),
    checksLedger: false,
    isStrict: false,
  });
  const written = (file = ''): string => {
    const page = pages[file.replace(/\w+$/, 'md')] ?? '';
    return form ? form.convert(page) : page;
  };
  const broken = evidence
    .flatMap(({ diagnostics }) => diagnostics)
    .map((one) => ({ event: eventAt(written(one.file), one.line), path: '(sample)', text: one.message }));
  const differing = open
    .filter(({ code }) => code !== 'HS825')
    .map(({ code, event, path, message, says }) => ({
      event,
      path,
      text: `${code} ${message} ${says.map(({ text }) => text).join()}`,
    }));
  return [...broken, ...differing];
}

/** The event whose section has a line, in Markdown or HTML. */
function eventAt(page: string, line = 0): string {
  const before = page.split('\n').slice(0, line).join('\n');
  return [...before.matchAll(/^(?:#{2,3} `|<h[23]><code>)([^`<]+)/gm)].at(-1)?.[1] ?? '';
}

const KNOWLEDGE: Omit<Knowledge, 'isAlone'> = {
  isRequired: (event, path) => {
    const parents = drift.events.get(event)?.at(path).parents ?? [];
    return parents.some((node) => requires(drift.world, node, path.split('.').at(-1) ?? ''));
  },
  accepts: (event, path, type) => {
    const declared = drift.events.get(event)?.at(path);
    return (
      declared === undefined ||
      declared.nodes.length === 0 ||
      acceptedAt(drift.world, declared.nodes).has(type)
    );
  },
};

interface Tally {
  readonly missed: readonly string[];
  readonly stray: readonly string[];
  readonly damages: number;
}

/** Damages one event in several at a time, as often as it takes, and counts what is found and what is reported elsewhere. */
async function damageAll(
  pages: Tree,
  {
    number,
    perRun,
    isAlone,
    form,
  }: {
    readonly number: number;
    readonly perRun: number;
    readonly isAlone: boolean;
    readonly form?: PageForm;
  },
): Promise<Tally> {
  const before = new Set(
    (await foundIn(pages, false, form)).map(({ event, path, text }) => `${event} ${path} ${text}`),
  );
  const missed: string[] = [];
  const stray: string[] = [];
  for (let seed = 1; seed <= Math.ceil(number / perRun); seed += 1) {
    const random = randomNumbers(seed);
    const chosen = Object.entries(pages)
      .flatMap(([file, text]) => sectionsOf(text).map((section) => ({ file, section })))
      .map((one) => ({ one, order: random() }))
      .sort((one, other) => one.order - other.order)
      .map(({ one }) => one)
      .filter(
        ({ section }, at, all) => all.findIndex((other) => other.section.event === section.event) === at,
      )
      .slice(0, perRun);
    const changed: Record<string, string> = { ...pages };
    const damages: Damage[] = chosen.map(({ file, section }) => {
      const damage = damaged(section, random, { ...KNOWLEDGE, isAlone });
      changed[file] = (changed[file] ?? '').replace(section.text, () => damage.text);
      return damage;
    });
    const after = await foundIn(changed, false, form);
    const fresh = after.filter(({ event, path, text }) => !before.has(`${event} ${path} ${text}`));
    for (const { name, event, paths } of damages)
      if (!fresh.some((one) => one.event === event && paths.includes(one.path)))
        missed.push(`${seed} ${name}: ${event} ${paths.join(', ')}`);
    const isDue = (one: Found): boolean =>
      damages.some(({ event, paths, lost }) => {
        if (one.event === event && (paths.includes(one.path) || lost !== undefined)) return true;
        return lost !== undefined && (lost.event === one.event || lost.paths.includes(one.path));
      });
    for (const one of fresh) if (!isDue(one)) stray.push(`${seed} ${one.event} ${one.path}: ${one.text}`);
  }
  return { missed, stray, damages: Math.ceil(number / perRun) * perRun };
}

test.runIf(Object.keys(REAL).length > 0)('drift is quiet on the two pages', async () => {
  const evidence = await evidenceOf(REAL);
  expect(evidence.map(({ events }) => events.length)).toStrictEqual([3, 3]);
  expect(await foundIn(REAL, false)).toStrictEqual([]);
});

test('drift is quiet on the facts turned back into pages', async () => {
  const evidence = await evidenceOf(FACTS);
  expect(new Set(evidence.flatMap(({ events }) => events.map(({ event }) => event))).size).toBe(41);
  expect(await foundIn(FACTS, true)).toStrictEqual([]);
});

test.runIf(Object.keys(REAL).length > 0)(
  '99 of 100 random damages to the two pages are found, and nothing else',
  { timeout: 120_000 },
  async () => {
    const { missed, stray, damages } = await damageAll(REAL, { number: 102, perRun: 1, isAlone: true });
    expect(damages).toBeGreaterThanOrEqual(100);
    expect(stray).toStrictEqual([]);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
  },
);

test('99 of 100 random damages to the facts as pages are found, and nothing else', {
  timeout: 120_000,
}, async () => {
  const { missed, stray, damages } = await damageAll(FACTS, { number: 100, perRun: 20, isAlone: false });
  expect(damages).toBe(100);
  expect(stray).toStrictEqual([]);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
});

test.each(FORMS)('drift says the same about the facts as $name', async (form) => {
  const evidence = await evidenceOf(FACTS, form);
  const asTables = await evidenceOf(FACTS);
  const statedIn = (pages: readonly Evidence[]) =>
    pages.map(({ events }) =>
      events.map(({ event, samples, fields }) => ({
        event,
        samples: samples.map(({ value }) => value),
        fields: fields.map(({ at: _at, ...stated }) => stated),
      })),
    );
  expect(statedIn(evidence)).toStrictEqual(statedIn(asTables));
  expect(await foundIn(FACTS, true, form)).toStrictEqual([]);
});

test.each(FORMS)(
  '99 of 100 random damages to the facts as $name are found, and nothing else',
  {
    timeout: 120_000,
  },
  async (form) => {
    const { missed, stray } = await damageAll(FACTS, { number: 100, perRun: 20, isAlone: false, form });
    expect(stray).toStrictEqual([]);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
  },
);
