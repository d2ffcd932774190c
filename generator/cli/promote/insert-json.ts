import { type AnyNode, type ObjectNode, parse } from '@humanwhocodes/momoa';
import type { JsonValue } from '../../json/json.js';
import { escapeHidden } from '../../text/hidden.js';

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
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const write = (indent: string): string =>
    escapeHidden(JSON.stringify(example, null, unit)).replaceAll('\n', `${eol}${indent}`);
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

interface Layout {
  readonly eol: string;
  readonly unit: string;
  write(indent: string): string;
}

/** The text with a new member `examples` at the end of a schema. */
function withMember(text: string, schema: ObjectNode, { eol, unit, write }: Layout): string {
  const outer = indentAt(text, startOf(schema));
  const last = schema.members.at(-1);
  const inner = last === undefined ? outer + unit : indentAt(text, startOf(last));
  const member = `"examples": [${eol}${inner}${unit}${write(inner + unit)}${eol}${inner}]`;
  if (last === undefined)
    return spliced(text, startOf(schema), endOf(schema), `{${eol}${inner}${member}${eol}${outer}}`);
  return spliced(text, endOf(last), endOf(last), `,${eol}${inner}${member}`);
}

function childOf(node: AnyNode | undefined, token: string): AnyNode | undefined {
  if (node?.type === 'Array') return node.elements[Number(token)]?.value;
  if (node?.type !== 'Object') return undefined;
  return node.members.find(({ name }) => (name.type === 'String' ? name.value : name.name) === token)?.value;
}

function startOf({ range: [start] = [0, 0] }: Pick<AnyNode, 'range'>): number {
  return start;
}

function endOf({ range: [, end] = [0, 0] }: Pick<AnyNode, 'range'>): number {
  return end;
}

/** The white space at the start of the line of an offset. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function spliced(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
