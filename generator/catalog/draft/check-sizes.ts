import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { placeOf } from '../../load/source-text.js';
import type { ValueForm } from '../../schema/keyword-row.js';
import { isStructural, keywordsThatApply, valueFormOf } from '../../schema/keyword-sets.js';
import { addToGroup } from '../../text/group-by.js';
import { keyOf } from '../documents/document-place.js';
import type { Reference } from '../index/references.js';
import type { SchemaNode } from '../index/schema-index.js';

/** The most members of a keyword that holds schemas or names of properties, such as `properties` and `required`. */
export const KEYWORD_LIMIT = 10_000;

/** The most branches of a choice or of `allOf`, except at the root of a file, which may list its events. */
export const BRANCH_LIMIT = 2_000;

/** The most values of an enumeration that are objects or arrays. Each is compared member by member. */
export const STRUCTURED_VALUES_LIMIT = 5_000;

/** The most references one after the other: the first leads to a schema that has the second, and so on. */
export const CHAIN_LIMIT = 1_000;

/** The forms of values in which every member becomes code. */
const COUNTED: ReadonlySet<ValueForm | undefined> = new Set<ValueForm>([
  'list',
  'map',
  'one-or-list',
  'dependencies',
  'names',
  'name-lists',
]);

const BRANCHES: ReadonlySet<string> = new Set(keywordsThatApply('value'));

/** Reports keywords with more members than later stages can handle. Definitions are not counted: each is on its own. */
export function checkSizes(nodes: readonly SchemaNode[]): readonly Diagnostic[] {
  return nodes.flatMap((node) => {
    if (!isJsonObject(node.value)) return [];
    return Object.entries(node.value).flatMap(([keyword, value]) => {
      const [members, limit] = sizeOf(node, keyword, value);
      if (members <= limit) return [];
      const message = `${JSON.stringify(keyword)} has ${count(members)} members`;
      const hint = `the limit is ${count(limit)}; state a rule, such as a pattern or a schema for all members`;
      return [report(node, pointerTo(node.pointer, keyword), message, hint)];
    });
  });
}

/** How many members of a keyword count, and how many it may have. */
function sizeOf(node: SchemaNode, keyword: string, value: JsonValue): readonly [number, number] {
  const form = isStructural(keyword) ? undefined : valueFormOf(keyword, node.dialect);
  if (form === 'list' && BRANCHES.has(keyword) && !node.isRoot && isJsonArray(value))
    return [value.length, BRANCH_LIMIT];
  if (form === 'values' && isJsonArray(value))
    return [value.filter(isStructured).length, STRUCTURED_VALUES_LIMIT];
  return [COUNTED.has(form) && isStructured(value) ? Object.keys(value).length : 0, KEYWORD_LIMIT];
}

function isStructured(value: JsonValue): value is Exclude<JsonValue, null | string | number | boolean> {
  return typeof value === 'object' && value !== null;
}

/** Reports the start of the longest chain of references when it is too long. A chain ends where it leads back to itself. */
export function checkChains(references: readonly Reference[]): readonly Diagnostic[] {
  const targets = new Map(references.map(({ target }) => [keyOf(target), target]));
  const next = new Map<SchemaNode, SchemaNode[]>();
  for (const { from, target } of references) {
    const owner = ownerOf(from, targets);
    if (owner !== undefined) addToGroup(next, owner, target);
  }
  const lengths = chainLengths(next);
  let [longest, most]: [SchemaNode | undefined, number] = [undefined, CHAIN_LIMIT];
  for (const [node, length] of lengths) if (length > most) [longest, most] = [node, length];
  if (longest === undefined) return [];
  const message = `a chain of ${count(most)} references starts here`;
  const hint = `the limit is ${count(CHAIN_LIMIT)}; let references lead to the schema that is meant`;
  return [report(longest, longest.pointer, message, hint)];
}

/** The schema with a name of its own that holds a reference. */
function ownerOf(
  { document, pointer }: SchemaNode,
  targets: ReadonlyMap<string, SchemaNode>,
): SchemaNode | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const owner = targets.get(`${document.path}#${at}`);
    if (owner !== undefined || at === '') return owner;
  }
}

/** The number of references in the longest chain from each schema, without recursion. */
function chainLengths(next: ReadonlyMap<SchemaNode, readonly SchemaNode[]>): ReadonlyMap<SchemaNode, number> {
  const lengths = new Map<SchemaNode, number>();
  for (const start of next.keys()) {
    const way: SchemaNode[] = [start];
    const open = new Set<SchemaNode>();
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const targets = next.get(node) ?? [];
      const wanted = open.has(node) ? [] : targets.filter((one) => !lengths.has(one) && !open.has(one));
      open.add(node);
      way.push(...wanted);
      if (wanted.length > 0) continue;
      way.pop();
      if (lengths.has(node)) continue;
      // A reference back to a schema that is still open closes a circle, and does not make the chain longer.
      lengths.set(node, 1 + targets.reduce((most, one) => Math.max(most, lengths.get(one) ?? 0), 0));
    }
  }
  return lengths;
}

function report(node: SchemaNode, pointer: string, message: string, hint: string): Diagnostic {
  return diagnostic('HS227', { message, hint }, placeOf(node.document, pointer));
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
