import type { JsonObject, JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import type { InvalidVariant, Mutation } from '../samples/fixture.js';
import { layOutCode } from '../text/lay-out.js';
import { quote } from '../text/safe-text.js';
import { byPlace, groups } from './fixture-order.js';

const INDENT = '  ';

/** How long the line of a row may get by adding members. */
const LINE = 120;

/** The values of valid variants as code: an object literal with a line per place. */
export function valueTable(variants: readonly Mutation[]): string {
  const rows = [...byPlace(variants)].map(([path, list]) => {
    const key = `${quote(path)}: `;
    const values = list.map(({ value = null }) => value);
    return `${INDENT}${key}${laidOut(values, key.length)},\n`;
  });
  return rows.length === 0 ? '{}' : `{\n${rows.join('')}}`;
}

/**
 * The wrong values of invalid payloads as code: a list with a row per object and members of it that are violated in the same
 * way, one after the other. A row has the JSON Pointer of the object, the rest of the pointers of its members, and the
 * wrong values by keyword.
 */
export function violationTable(invalid: readonly InvalidVariant[]): string {
  const rows: Row[] = [];
  for (const list of byPlace(invalid).values()) {
    const row = rowOf(list);
    const last = rows.at(-1);
    if (last !== undefined && canJoin(last, row)) last.members.push(...row.members);
    else rows.push(row);
  }
  const lines = rows.map((row) => `${INDENT}${laidOut(asValue(row), 0)},\n`);
  return lines.length === 0 ? '[]' : `[\n${lines.join('')}]`;
}

interface Row {
  readonly object: string;
  readonly members: string[];
  readonly violations: JsonObject;
}

/** The row of one place. */
function rowOf(list: readonly InvalidVariant[]): Row {
  const at = list[0]?.at ?? [];
  const violations = [...groups(list, ({ keyword }) => keyword)].map(
    ([keyword, own]) => [keyword, own.flatMap(({ value }) => (value === undefined ? [] : [value]))] as const,
  );
  return {
    object: pointerTo('', ...at.slice(0, -1)),
    members: [pointerTo('', ...at.slice(-1))],
    violations: Object.fromEntries(violations),
  };
}

function canJoin(row: Row, next: Row): boolean {
  if (row.object !== next.object) return false;
  if (JSON.stringify(row.violations) !== JSON.stringify(next.violations)) return false;
  const joined = asValue({ ...row, members: [...row.members, ...next.members] });
  const text = laidOut(joined, 0);
  return !text.includes('\n') && INDENT.length + text.length < LINE;
}

function asValue({ object, members, violations }: Row): JsonValue {
  return [object, members, violations];
}

function laidOut(value: JsonValue, before: number): string {
  return layOutCode(value, { indent: INDENT, used: before + INDENT.length + 1 });
}
