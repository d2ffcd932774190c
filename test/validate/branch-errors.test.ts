import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type EmittedValidators, eventSchema, generateFrom, importEmitted } from '../support/catalogs.js';

/** A choice, a value that it refuses, and the error of the branch that was meant. */
interface Case {
  readonly name: string;
  readonly schema: object;
  readonly value: unknown;
  readonly path: string;
  readonly keyword: string;
}

const object = (properties: object, required: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required,
});

/** An object that has some properties and no others. */
const closed = (properties: object): object => ({
  ...object(properties, Object.keys(properties)),
  additionalProperties: false,
});

const text = { type: 'string' };
const whole = { type: 'integer' };
/** One branch is about a text, the other one about a number. */
const pair = (one: object, other: object, required: readonly string[] = []): readonly object[] => [
  object({ ...one, text }, ['text', ...required]),
  object({ ...other, number: whole }, ['number', ...required]),
];
const tags = (one: unknown, other: unknown) =>
  [{ kind: { const: one } }, { kind: { const: other } }] as const;
const [a, b] = tags('a', 'b');
const withNumber = { number: whole };

const CASES: readonly Case[] = [
  {
    name: 'a tag that is required',
    schema: { oneOf: pair(a, b, ['kind']) },
    value: { kind: 'b', text: 't' },
    path: '/number',
    keyword: 'required',
  },
  {
    name: 'a tag that nothing requires',
    schema: { anyOf: pair(a, b) },
    value: { kind: 'b', number: 't' },
    path: '/number',
    keyword: 'type',
  },
  {
    name: 'a tag that is required beside the choice',
    schema: { type: 'object', required: ['kind'], oneOf: pair(a, b) },
    value: { kind: 'a', number: 1 },
    path: '/text',
    keyword: 'required',
  },
  {
    name: 'a tag with several literals for one branch',
    schema: { oneOf: pair({ kind: { enum: ['a', 'c'] } }, { kind: { enum: ['b', 'd'] } }) },
    value: { kind: 'd' },
    path: '/number',
    keyword: 'required',
  },
  {
    name: 'a tag with a number, true or null as its literal',
    schema: {
      oneOf: [
        ...pair({ kind: { const: 1 } }, { kind: { const: true } }),
        object({ kind: { const: null } }, ['more']),
      ],
    },
    value: { kind: null, text: 't' },
    path: '/more',
    keyword: 'required',
  },
  {
    name: 'a tag inside another object',
    schema: { oneOf: pair({ head: object(a) }, { head: object(b) }) },
    value: { head: { kind: 'b' }, text: 't' },
    path: '/number',
    keyword: 'required',
  },
  {
    name: 'a tag two objects down',
    schema: { anyOf: pair({ x: object({ head: object(a) }) }, { x: object({ head: object(b) }) }) },
    value: { x: { head: { kind: 'a' } }, text: 1 },
    path: '/text',
    keyword: 'type',
  },
  {
    name: 'a tag in an allOf of each branch',
    schema: { oneOf: pair({}, {}).map((one, at) => ({ allOf: [object(at === 0 ? a : b, ['kind']), one] })) },
    value: { kind: 'b', text: 't' },
    path: '/number',
    keyword: 'required',
  },
  {
    name: 'a tag in the branches of a branch',
    schema: {
      oneOf: [
        { anyOf: [object({ kind: { const: 'a' }, text }, ['text']), object({ kind: { const: 'c' }, text })] },
        object({ ...b, ...withNumber }, ['number']),
      ],
    },
    value: { kind: 'c', text: 1 },
    path: '/text',
    keyword: 'type',
  },
  {
    name: 'two tags, the second for branches that share the first',
    schema: {
      oneOf: [
        object({ kind: { const: 'a' }, form: { const: 'x' }, text }, ['text']),
        object({ kind: { const: 'a' }, form: { const: 'y' }, number: whole }, ['number']),
        object({ kind: { const: 'b' }, form: { const: 'x' }, other: text }, ['other']),
      ],
    },
    value: { kind: 'a', form: 'y', text: 't', other: 't' },
    path: '/number',
    keyword: 'required',
  },
  {
    name: 'a tag with a literal that two branches share',
    schema: {
      anyOf: [
        object({ kind: { enum: ['a', 'b'] }, text }, ['text']),
        object({ kind: { enum: ['b', 'c'] }, number: whole }, ['number']),
        object({ kind: { const: 'd' }, deep: object({ other: text }, ['other']) }),
      ],
    },
    value: { kind: 'c', text: 1, deep: {} },
    path: '/number',
    keyword: 'required',
  },
  {
    name: 'a tag beside null',
    schema: { oneOf: [{ type: 'null' }, ...pair(a, b)] },
    value: { kind: 'b', text: 't' },
    path: '/number',
    keyword: 'required',
  },
  {
    name: 'a tag that no branch knows',
    schema: { oneOf: pair(a, b) },
    value: { kind: 'c', text: 't' },
    path: '/kind',
    keyword: 'enum',
  },
  {
    name: 'a nested tag that no branch knows',
    schema: { oneOf: pair({ head: object(a) }, { head: object(b) }) },
    value: { head: { kind: 7 }, number: 1 },
    path: '/head/kind',
    keyword: 'enum',
  },
  {
    name: 'a reference beside a type',
    schema: { anyOf: [{ type: 'null' }, { type: 'object', $ref: 'common/size.json' }] },
    value: { size: 't' },
    path: '/size',
    keyword: 'type',
  },
  {
    name: 'a property that a closed branch requires, and others do not allow what the value has',
    schema: { oneOf: [closed({ email: text, name: text }), closed({ phone: text, name: text })] },
    value: { email: 'e' },
    path: '/name',
    keyword: 'required',
  },
  {
    name: 'a value in a closed branch, and others do not allow what the value has',
    schema: {
      anyOf: [closed({ a: text, x: text }), closed({ b: text, x: text }), closed({ c: text, y: text })],
    },
    value: { c: 'c', y: 1 },
    path: '/y',
    keyword: 'type',
  },
  {
    name: 'a tag that is null or a text',
    schema: { oneOf: pair({ kind: { type: 'null' } }, { kind: { const: 'x' } }, ['kind']) },
    value: { kind: null, number: 1 },
    path: '/text',
    keyword: 'required',
  },
  {
    name: 'a way to the tag that leads through no object',
    schema: { oneOf: pair({ head: object(a) }, { head: object(b) }) },
    value: { head: 'a', text: 1, number: 1 },
    path: '/head',
    keyword: 'type',
  },
];

/** Values that a choice accepts although its tag is missing, or out of reach. */
const ACCEPTED: readonly (readonly [string, object, unknown])[] = [
  ['without its optional tag', { oneOf: pair(a, b) }, { text: 't' }],
  [
    'without the object that holds the tag',
    { anyOf: pair({ head: object(a) }, { head: object(b) }) },
    { number: 1 },
  ],
  [
    'with something else where the tag would be inside',
    { anyOf: pair({ head: { properties: a } }, { head: { properties: b } }) },
    { head: ['a'], number: 1 },
  ],
  ['that is null', { oneOf: [{ type: 'null' }, ...pair(a, b)] }, null],
  [
    'with a literal that two branches share',
    { anyOf: pair({ kind: { enum: ['a', 'b'] } }, { kind: { enum: ['b', 'c'] } }) },
    { kind: 'b', number: 1 },
  ],
];

/** With `unevaluatedProperties` anywhere in a catalog, Ajv goes through choices in another way. */
const CATALOGS = [
  ['an open catalog', {}],
  [
    'a catalog with unevaluatedProperties',
    { 'closed.json': eventSchema('closed', { unevaluatedProperties: false }) },
  ],
] as const;

describe.each(CATALOGS)('In %s', (_name, others) => {
  const modules = new Map<string, EmittedValidators>();
  beforeAll(async () => {
    const choices = [...CASES.map(({ schema }) => schema), ...ACCEPTED.map(([, schema]) => schema)];
    const schemas = choices.map((schema, at) => [
      `${at}.json`,
      eventSchema(`case.${at}`, { properties: { v: schema } }),
    ]);
    const { folder } = await generateFrom({
      ...Object.fromEntries(schemas),
      ...others,
      'common/size.json': object({ size: whole }, ['size']),
    });
    for (const file of ['validators.js', 'all-errors.js'])
      modules.set(file, await importEmitted(join(folder, 'generated'), file));
  });
  const judge = (file: string, at: number, v: unknown) =>
    modules.get(file)?.validateWebhookEvent({ type: `case.${at}`, v });

  test.each(CASES.map((one, at) => ({ ...one, at })))(
    'the error is that of the branch that was meant: $name',
    ({ at, value, path, keyword }) => {
      for (const file of modules.keys())
        expect(judge(file, at, value), file).toMatchObject({
          valid: false,
          errors: [{ path: `/v${path}`, keyword }],
        });
    },
  );

  test.each(ACCEPTED.map(([name, , value], at) => ({ name, value, at })))(
    'a value is accepted $name',
    ({ value, at }) => {
      for (const file of modules.keys())
        expect(judge(file, CASES.length + at, value), file).toMatchObject({ valid: true });
    },
  );
});
