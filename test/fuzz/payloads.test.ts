import { readFileSync } from 'node:fs';
import { parseWebhookEvent, type WebhookEventType, webhookEventTypes } from '@hookschema/scalekit';
import * as allErrors from '@hookschema/scalekit/all-errors';
import { fixtures } from '@hookschema/scalekit/fixtures';
import * as guards from '@hookschema/scalekit/guards';
import * as validators from '@hookschema/scalekit/validators';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { eventNames } from '../../generator/catalog/names/event-names.js';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';
import { HOSTILE_VALUES, LONGEST_ARRAY } from '../support/hostile-values.js';
import { budget, PATIENCE, report, SEED } from './budget.js';
import { containers } from './mutations.js';

/** The numbers of payloads in `npm test`, the same in every run. `npm run fuzz` tries more. */
const JSON_RUNS = 50_000;
const HOSTILE_RUNS = 50_000;
/** The time limit for validating one payload, in milliseconds. */
const LIMIT = 5_000;

type Check = (payload: unknown) => unknown;
type Functions = Readonly<Record<string, unknown>>;

/** The functions that validate an event, or the union. Each gives a verdict on any payload. */
type Verdicts = readonly (readonly [string, (payload: unknown) => boolean])[];

function verdictsOf(guard: string, validator: string): Verdicts {
  const call = (module: Functions, name: string): Check => {
    const found = module[name];
    if (typeof found !== 'function') throw new Error(`${name} is not exported`);
    return (payload) => found(payload);
  };
  const isValid = (result: unknown): boolean =>
    typeof result === 'object' && result !== null && 'valid' in result && result.valid === true;
  const schema = (validators as Functions)[validator] as { '~standard': { validate: Check } };
  return [
    [`guards.${guard}`, (payload) => call(guards, guard)(payload) === true],
    [`validators.${guard}`, (payload) => call(validators, guard)(payload) === true],
    [`validators.${validator}`, (payload) => isValid(call(validators, validator)(payload))],
    [`all-errors.${validator}`, (payload) => isValid(call(allErrors, validator)(payload))],
    [`${validator}['~standard']`, (payload) => !('issues' in Object(schema['~standard'].validate(payload)))],
  ];
}

/** Values that are slow to create or to read. They are used less often. */
const HUGE = /10 MB|100,000/;
/** Values that change with every read. Validators may disagree about them. */
const FICKLE = /^read |never/;

const OUTCOMES: ReadonlySet<string> = new Set(['known', 'unknown', 'invalid', 'malformed']);
const union = verdictsOf('isWebhookEvent', 'validateWebhookEvent');
const byEvent = new Map<WebhookEventType, Verdicts>(
  webhookEventTypes.map((type) => {
    const names = eventNames(type);
    if (!names) throw new Error(`${type} has no names`);
    return [type, verdictsOf(names.guard, names.validator)];
  }),
);

function eventVerdicts(type: WebhookEventType): Verdicts {
  return byEvent.get(type) ?? [];
}

/** The payloads to start from: every payload of the package. */
const seeds = webhookEventTypes.flatMap((type) => {
  const { examples, minimal, full, variants, invalid } = fixtures[type];
  const payloads: unknown[] = [
    ...examples,
    minimal,
    full,
    ...[...variants, ...invalid].map((one) => one.payload),
  ];
  return payloads.map((payload) => ({ type, text: JSON.stringify(payload) }));
});

/** Ajv at run time, with the schemas of the package. */
const bundled = JSON.parse(readFileSync('generated/schemas/webhook-events.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: false });
for (const name of FORMAT_NAMES) ajv.addFormat(name, formatCheck(name) ?? true);
ajv.addSchema(bundled);
function ajvFor(type: WebhookEventType): ValidateFunction {
  const check = ajv.getSchema(`${bundled.$id}#/$defs/${eventNames(type)?.type}`);
  if (!check) throw new Error(`no schema of ${type}`);
  return check;
}

/** A change of a payload: `at` picks one of its places. */
interface Mutation<T> {
  readonly at: number;
  readonly action: 'replace' | 'remove' | 'add';
  readonly key: string;
  readonly value: T;
}

function mutations<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Mutation<T>[]> {
  const key = fc.constantFrom('__proto__', 'constructor', 'toString', 'type', 'data', 'id', '', '0', 'x');
  const action = fc.constantFrom<Mutation<T>['action']>('replace', 'remove', 'add');
  return fc.array(fc.record({ at: fc.nat(), action, key, value }), { maxLength: 3 });
}

function mutate<T>(payload: unknown, changes: readonly Mutation<T>[]): unknown {
  // The places are collected before hostile values are put into them.
  const places = containers(payload);
  for (const { at, action, key, value } of changes) {
    const place = places[at % places.length];
    if (!place) continue;
    const keys = Object.keys(place);
    const old = keys[at % keys.length];
    const target = action === 'add' ? key : old;
    if (target === undefined) continue;
    if (action === 'remove') Reflect.deleteProperty(place, target);
    else
      Object.defineProperty(place, target, { value, enumerable: true, configurable: true, writable: true });
  }
  return payload;
}

const seed = fc.constantFrom(...seeds);
/** Created once, because creating them takes longer than validating them. */
const anyJson = fc.sample(fc.jsonValue({ maxDepth: 2 }), { seed: SEED, numRuns: 1_000 });
const plainValue = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...anyJson) },
  { weight: 1, arbitrary: fc.constantFrom('', 'evt_', '2024-02-30T00:00:00Z', null, -1, 0.5, [], {}) },
  { weight: 1, arbitrary: seed.map(({ text }): unknown => Object.values(JSON.parse(text))[0]) },
);

const PROTOTYPES = [Object, Array, Function, String, Number, Boolean, RegExp, Map, Set, Error, Promise];
/** The members of the built-in prototypes, each with its place, so that identity can be compared. */
function prototypes(): readonly unknown[] {
  return PROTOTYPES.flatMap(({ prototype }) => [
    Object.getPrototypeOf(prototype),
    ...Reflect.ownKeys(prototype).flatMap((key) => {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(prototype, key) ?? {};
      return [key, value, get, set];
    }),
  ]);
}
const before = prototypes();
afterAll(() => {
  const after = prototypes();
  expect(after.filter((value, index) => !Object.is(value, before[index]))).toStrictEqual([]);
  expect(after.length).toBe(before.length);
});

/** Used instead of `expect`, which takes longer than all validators together. */
function same(actual: unknown, wanted: unknown, whose: string): void {
  if (actual !== wanted) throw new Error(`${whose} says ${wanted}: ${actual}`);
}

/** The common verdict, or a text that says which functions contradict each other. */
function agreed(verdicts: Verdicts, payload: () => unknown): boolean | string {
  const answers = verdicts.map(([name, verdict]): [string, boolean] => [name, verdict(payload())]);
  const [first] = answers;
  const isUnanimous = answers.every(([, answer]) => answer === first?.[1]);
  return isUnanimous ? first?.[1] === true : JSON.stringify(answers);
}

test('Fixtures with any JSON value in any place get the same verdict from all functions and from Ajv', {
  timeout: PATIENCE,
}, () => {
  const payloads = fc.tuple(seed, mutations(plainValue), fc.constantFrom(...webhookEventTypes));
  let count = 0;
  const property = fc.property(payloads, ([{ type, text }, changes, other]) => {
    count += 1;
    const mutated = mutate(JSON.parse(text), changes);
    const written = JSON.stringify(mutated);
    same(
      agreed(eventVerdicts(type), () => mutated),
      ajvFor(type)(mutated),
      'Ajv',
    );
    same(
      agreed(eventVerdicts(other), () => mutated),
      ajvFor(other)(mutated),
      'Ajv on another event',
    );
    same(
      agreed(union, () => mutated),
      parseWebhookEvent(written).kind === 'known',
      'parseWebhookEvent',
    );
    same(JSON.stringify(mutated), written, 'the payload itself');
  });
  fc.assert(property, budget(JSON_RUNS));
  report('JSON payloads', { payloads: count });
});

test('Values that JSON cannot express make no validator throw, hang or disagree', {
  timeout: PATIENCE,
}, () => {
  const names = Object.keys(HOSTILE_VALUES);
  const hostile = fc.oneof(
    { weight: 400, arbitrary: fc.constantFrom(...names.filter((one) => !HUGE.test(one))) },
    { weight: 1, arbitrary: fc.constantFrom(...names.filter((one) => HUGE.test(one))) },
  );
  const payloads = fc.tuple(
    fc.option(seed),
    mutations(hostile),
    hostile,
    fc.constantFrom(...webhookEventTypes),
  );
  const slow: string[] = [];
  let count = 0;
  const property = fc.property(payloads, ([start, changes, name, other]) => {
    count += 1;
    const made = (): unknown => {
      if (!start) return HOSTILE_VALUES[name]?.();
      const ready = changes.map((one) => ({ ...one, value: HOSTILE_VALUES[one.value]?.() }));
      return mutate(JSON.parse(start.text), ready);
    };
    const since = performance.now();
    const isFickle = [name, ...changes.map((one) => one.value)].some((one) => FICKLE.test(one));
    for (const verdicts of [eventVerdicts(start?.type ?? other), eventVerdicts(other), union]) {
      const verdict = agreed(verdicts, made);
      if (!isFickle && typeof verdict === 'string') throw new Error(verdict);
    }
    same(OUTCOMES.has(parseWebhookEvent(made()).kind), true, 'parseWebhookEvent');
    if (performance.now() - since > LIMIT) slow.push(name);
  });
  fc.assert(property, budget(HOSTILE_RUNS));
  report('hostile payloads', { payloads: count });
  expect(slow).toStrictEqual([]);
});

/** Payloads in which the longest possible array replaces one of the arrays. */
const endless = webhookEventTypes.flatMap((type) => {
  const paths = (value: unknown, path: readonly string[]): (readonly string[])[] => {
    if (Array.isArray(value)) return [path];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]));
  };
  return paths(fixtures[type].full, []).map((path) => {
    const payload = structuredClone<object>(fixtures[type].full);
    const holder = path.slice(0, -1).reduce<object>((inner, key) => Reflect.get(inner, key), payload);
    Reflect.set(holder, path.at(-1) ?? '', LONGEST_ARRAY);
    return [`${type} /${path.join('/')}`, type, payload] as const;
  });
});

test.each(endless)('An array of four billion holes gets a verdict at once: %s', (_place, type, payload) => {
  const since = performance.now();
  for (const [, verdict] of [...eventVerdicts(type), ...union]) verdict(payload);
  expect(performance.now() - since).toBeLessThan(LIMIT);
});

test('all-errors reports each of many violations once', () => {
  const { full } = fixtures['organization.directory.user_created'];
  const payload = { ...full, data: { ...full.data, groups: new Array(1000).fill(0) } };
  const result = allErrors.validateWebhookEvent(payload);
  const paths = result.valid ? [] : result.errors.map(({ path }) => path);
  expect(paths).toEqual(Array.from({ length: 1000 }, (_none, at) => `/data/groups/${at}`));
});
