import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseNames, caseOutput } from '../support/cases.js';
import { type Answer, eventSchema, generateFrom, importEmitted } from '../support/catalogs.js';
import { eventModulesIn, strayModules } from '../support/event-modules.js';
import { REPOSITORY, readTree } from '../support/folders.js';
import { HOSTILE_VALUES } from '../support/hostile-values.js';

/** The exports of the fixtures of an event. */
interface Fixtures {
  readonly examples: readonly unknown[];
  readonly minimal: unknown;
  readonly full: unknown;
  readonly variants: Readonly<Record<string, unknown>>;
  readonly invalid: Readonly<Record<string, { readonly payload: unknown }>>;
}

type Validate = ((payload: unknown) => Answer) & {
  readonly '~standard': {
    readonly validate: (payload: unknown) => unknown;
    readonly jsonSchema: { readonly input: (options: { readonly target: string }) => unknown };
  };
};

type Module = Readonly<Record<string, ((payload: unknown) => boolean) | Validate>>;

/** Expects that the guards and validators of all event modules say what those of `validators` say. */
async function expectAgreement(folder: string, more: readonly unknown[] = []): Promise<void> {
  const files = await readTree(folder);
  const all = await importEmitted<Module>(folder, 'validators.js');
  let rejected = 0;
  for (const path of eventModulesIn(files)) {
    const own = await importEmitted<Module>(folder, `${path}.js`);
    const { examples, minimal, full, variants, invalid } = await fixturesOf(folder, path);
    const valid = [...examples, minimal, full, ...Object.values(variants)];
    const payloads = [...valid, ...Object.values(invalid).map(({ payload }) => payload), ...more];
    for (const [name, check] of Object.entries(own)) {
      const other = all[name] ?? expect.fail(`validators has no ${name}`);
      for (const payload of payloads) expect(check(payload), name).toStrictEqual(other(payload));
      // Made for each, because some change when they are read.
      for (const make of Object.values(HOSTILE_VALUES))
        expect(withoutValue(check(make()))).toStrictEqual(withoutValue(other(make())));
      if ('~standard' in check) expectSameStandard(check, other as Validate, payloads);
    }
    rejected += Object.keys(invalid).length;
  }
  expect(rejected).toBeGreaterThan(0);
}

/** A schema for which no guard can decide. */
const UNDECIDED = {
  anyOf: [{ items: { const: 1 } }, { prefixItems: [true] }],
  unevaluatedItems: { const: 3 },
};

const TREE = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', pattern: '^[a-z]+$' }, inner: { $ref: 'tree.json' } },
};

/** Rare schemas of the data of two events, and values. */
const RARE: Readonly<Record<string, readonly [one: object, other: object, ...data: readonly unknown[]]>> = {
  'no guard decides about one event': [UNDECIDED, { type: 'string' }, [1, 1], [2, 3], [2, 4], 'x'],
  'no guard decides about two events of one shape': [UNDECIDED, UNDECIDED, [1, 1], [2, 3], [2, 4]],
  'one event has a tree': [
    { $ref: '../tree.json' },
    { type: 'string' },
    { name: 'a', inner: { name: 'b' } },
    { name: 'a', inner: { name: 'B' } },
  ],
  'two events have the same tree': [
    { $ref: '../tree.json' },
    { type: 'array', items: { $ref: '../tree.json' } },
    [{ name: 'a', inner: { name: 'B' } }],
  ],
};

describe('The guard and the validator of an event module say what those of validators say', async () => {
  test('in the package', () => expectAgreement(join(REPOSITORY, 'generated')));

  test.each(await caseNames())('in the case %s', async (name) => expectAgreement(await caseOutput(name)));

  test.each(Object.entries(RARE))('where %s', async (_what, [one, other, ...data]) => {
    const schemaOf = (type: string, own: object): object => ({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...eventSchema(type, { required: ['data'], properties: { data: own } }),
    });
    const { folder, files } = await generateFrom({
      'tree.json': TREE,
      'events/a.json': schemaOf('order.paid', one),
      'events/b.json': schemaOf('user.left', other),
    });
    expect(strayModules(files, '.js')).toEqual([]);
    const payloads = data.flatMap((value) =>
      ['order.paid', 'user.left'].map((type) => ({ type, data: value })),
    );
    await expectAgreement(join(folder, 'generated'), payloads);
  });
});

function fixturesOf(folder: string, path: string): Promise<Fixtures> {
  return importEmitted(folder, `${path.replace('events/', 'fixtures/')}.js`);
}

function withoutValue(answer: Answer | boolean): Answer | boolean {
  return typeof answer === 'object' && answer.valid ? true : answer;
}

function expectSameStandard(own: Validate, other: Validate, values: readonly unknown[]): void {
  const { validate, jsonSchema } = own['~standard'];
  const expected = other['~standard'];
  const target = { target: 'draft-2020-12' };
  expect(jsonSchema.input(target)).toStrictEqual(expected.jsonSchema.input(target));
  for (const value of values) expect(validate(value)).toStrictEqual(expected.validate(value));
}
