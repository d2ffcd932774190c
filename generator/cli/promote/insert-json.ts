import { type AnyNode, type ObjectNode, parse } from '@humanwhocodes/momoa';
import type { JsonValue } from '../../json/json.js';
import {
  childOf,
  endOf,
  indentAt,
  jsonText,
  type Layout,
  layoutOf,
  spliced,
  startOf,
} from '../../text/json-nodes.js';

/**
 * The text of a JSON schema with one more example. Everything else stays as it is written. Payloads come from anybody:
 * hidden characters in the example are escapes.
 * @param at the tokens that lead to the schema
 * @returns undefined if the place has no object, or if its examples are not a list
 */
export function insertIntoJson(text: string, at: readonly string[], example: JsonValue): string | undefined {
  const schema = at.reduce<AnyNode | undefined>(childOf, parse(text, { ranges: true }).body);
  if (schema?.type !== 'Object') return undefined;
  const list = childOf(schema, 'examples');
  const { eol, unit } = layoutOf(text);
  const write = (indent: string): string => jsonText(example, unit).replaceAll('\n', `${eol}${indent}`);
  if (list === undefined) return withMember(text, schema, { eol, unit, write });
  if (list.type !== 'Array') return undefined;
  const outer = indentAt(text, startOf(list));
  const last = list.elements.at(-1)?.value;
  const inner = last === undefined ? outer + unit : indentAt(text, startOf(last));
  const isOnOneLine = last !== undefined && !text.slice(startOf(list), startOf(last)).includes('\n');
  if (last === undefined)
    return spliced(text, startOf(list), endOf(list), `[${eol}${inner}${write(inner)}${eol}${outer}]`);
  const before = isOnOneLine ? ', ' : `,${eol}${inner}`;
  return spliced(text, endOf(last), endOf(last), `${before}${write(isOnOneLine ? outer : inner)}`);
}

interface ExampleLayout extends Layout {
  write(indent: string): string;
}

/** The text with a new member `examples` at the end of a schema. */
function withMember(text: string, schema: ObjectNode, { eol, unit, write }: ExampleLayout): string {
  const outer = indentAt(text, startOf(schema));
  const last = schema.members.at(-1);
  const inner = last === undefined ? outer + unit : indentAt(text, startOf(last));
  const member = `"examples": [${eol}${inner}${unit}${write(inner + unit)}${eol}${inner}]`;
  if (last === undefined)
    return spliced(text, startOf(schema), endOf(schema), `{${eol}${inner}${member}${eol}${outer}}`);
  return spliced(text, endOf(last), endOf(last), `,${eol}${inner}${member}`);
}
