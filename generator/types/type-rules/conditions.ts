import type { LookUp } from '../../schema/look-up.js';
import { mergeExact } from '../../schema/merge-exact.js';
import type { SchemaObject } from '../../schema/schema.js';
import { type DecidedChoice, decidedConditions } from '../decided-conditions.js';
import type { TypeRule } from './rule.js';
import { hasFinalType } from './schema-helpers.js';

/** `if` about a property with listed values: TypeScript narrows by them. */
export const DECIDED_RULE: TypeRule = {
  name: 'a condition that a literal decides is a choice by its values',
  apply: (schema, context) => {
    let current = schema;
    for (let left = MOST_PROPERTIES; left > 0 && !hasFinalType(current); left -= 1) {
      const found = decidedConditions(current, context);
      if (found === undefined) break;
      const { rest, key, choices } = found;
      const branches = choices.map((choice) => branchOf(key, choice, context.lookUp));
      const [only, ...more] = branches;
      const choice = only !== undefined && more.length === 0 ? only : { anyOf: branches };
      current = { ...rest, allOf: [...(rest.allOf ?? []), choice] };
    }
    return current;
  },
};

/** Conditions about more properties than this would give a choice for each combination of their values. */
const MOST_PROPERTIES = 2;

/** An object with one of some values, and what holds for it. */
function branchOf(key: string, { values, without, outcomes }: DecidedChoice, lookUp: LookUp): SchemaObject {
  const literal: SchemaObject = {
    type: 'object',
    properties: { [key]: values.length === 0 ? false : { enum: values } },
    ...(!without && { required: [key] }),
  };
  const parts = outcomes.filter((one) => typeof one === 'object');
  const merged = parts.reduce<SchemaObject | undefined>(
    (all, part) => (all === undefined || part.$ref !== undefined ? undefined : mergeExact(part, all, lookUp)),
    literal,
  );
  return merged ?? { allOf: [literal, ...parts] };
}
