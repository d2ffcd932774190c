import type { Ajv, FuncKeywordDefinition } from 'ajv';
import type { JsonValue } from '../../json/json.js';
import { allDifferent, deepEqual } from '../../runtime/values.js';
import { loadCode } from './load-ajv.js';

/**
 * Has an Ajv compare values as emitted validators do. Ajv's own comparison calls `toString` and `valueOf` of objects, and
 * throws where these are names of properties.
 */
export function compareValues(ajv: Pick<Ajv, 'removeKeyword' | 'addKeyword'>): void {
  for (const definition of COMPARISONS) {
    ajv.removeKeyword(definition.keyword);
    ajv.addKeyword(definition);
  }
}

const COMPARISONS = [
  { keyword: 'const', validate: (wanted: JsonValue, value: JsonValue) => deepEqual(value, wanted) },
  {
    keyword: 'enum',
    schemaType: 'array',
    validate: (list: readonly JsonValue[], value: JsonValue) => list.some((one) => deepEqual(value, one)),
    error: {
      message: 'must be equal to one of the allowed values',
      params: ({ schemaCode }) => loadCode()`{ allowedValues: ${schemaCode} }`,
    },
  },
  {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (isOn: boolean, items: readonly JsonValue[]) => !isOn || allDifferent(items),
    error: { message: 'must NOT have duplicate items' },
  },
] as const satisfies readonly FuncKeywordDefinition[];
