import type { Catalog } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { readType, unknownErrors } from './event-type.js';
import { shared } from './validation-support.js';

/**
 * The statement with which a validator of the union returns what is wrong with a payload of any event type. It never
 * throws.
 * @param checks the table of the functions that explain rejections
 * @param result the expression of the result of `check` for an event of `type`
 */
export function unionResult(catalog: Catalog, checks: Printable, result: Printable): Code {
  return code`try {
  const type = ${readType(catalog, checks)};
  const check = ${checks}.get(type);
  return check === undefined
    ? { valid: false, errors: ${unknownErrors(catalog)} }
    : ${result};
} catch {
  return { valid: false, errors: [${shared('unreadable')}(undefined)] };
}`;
}
