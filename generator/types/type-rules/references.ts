import { refName } from '../../schema/schema.js';
import type { TypeRule } from './rule.js';
import { annotationsOf } from './schema-helpers.js';

/** Rules about references. Nothing is ever inlined. */
export const REFERENCE_RULES: readonly TypeRule[] = [
  {
    name: 'a reference is a name',
    apply: (schema, { lookUp }) => {
      if (schema.$ref === undefined || schema.tsType !== undefined) return schema;
      const name = refName(schema.$ref);
      return { ...annotationsOf(schema), tsType: lookUp(name) === undefined ? 'unknown' : name };
    },
  },
];
