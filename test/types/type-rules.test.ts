import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyseCoverage } from '../../generator/schema/coverage.js';
import type { Schema } from '../../generator/schema/schema.js';
import type { RuleContext, RuleSchema } from '../../generator/types/type-rules/rule.js';
import { TYPE_RULES } from '../../generator/types/type-rules.js';

/** The result of a rule for each schema; `the same` where it leaves a schema unchanged. */
interface RuleCases {
  readonly rule: string;
  readonly cases: readonly {
    readonly case: string;
    readonly open?: boolean;
    readonly in: RuleSchema;
    readonly out: RuleSchema | 'the same';
  }[];
}

const folder = new URL('../type-rules/', import.meta.url);

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

/** The targets of references in these tests. */
const definitions = new Map(Object.entries(read<Record<string, Schema>>('definitions.json')));
const table = readdirSync(folder)
  .filter((name) => name !== 'definitions.json')
  .flatMap((name) => read<readonly RuleCases[]>(name));

function context(open = false): RuleContext {
  const lookUp = (name: string): Schema | undefined => definitions.get(name);
  return { lookUp, coverageOf: analyseCoverage(lookUp), open };
}

describe.each(table)('$rule', ({ rule: name, cases }) => {
  test.each(cases)('$case', ({ in: schema, out, open }) => {
    const rule = TYPE_RULES.find((one) => one.name === name);
    const before = structuredClone(schema);
    expect(rule?.apply(schema, context(open))).toEqual(out === 'the same' ? schema : out);
    expect(schema, 'a rule does not change its argument').toEqual(before);
  });
});

test('every rule has cases, and every case has a rule', () => {
  expect(table.map(({ rule }) => rule).sort()).toEqual(TYPE_RULES.map(({ name }) => name).sort());
});
