import type { Catalog } from '../../catalog/catalog.js';
import { type Code, code, type Printable } from '../../module/code.js';
import { readType, unknownErrors } from '../event-type.js';
import { schemaTable } from './json-schema-code.js';
import { shared } from './validation-support.js';

/**
 * The statement with which a validator of the union returns what is wrong with a payload of any event type. It never
 * throws.
 * @param result the expression of the result for an event of `type`, whose JSON Schema is in `schema`
 */
export function unionResult(catalog: Catalog, result: Printable): Code {
  return code`try {
  const type = ${readType(catalog, schemaTable)};
  const schema = ${schemaTable}.get(type);
  return schema === undefined
    ? { valid: false, errors: ${unknownErrors(catalog)} }
    : ${result};
} catch {
  return { valid: false, errors: [${shared('unreadable')}(undefined)] };
}`;
}
