import { keyOf } from '../catalog/documents/document-place.js';
import type { CatalogDraft } from '../catalog/draft/draft-catalog.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { Wording } from '../diagnostics/diagnostic.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonArray, isJsonObject, type JsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { refHidesSiblings } from '../schema/dialect.js';

/**
 * Warns about `nullable: true` that does not allow null: in dialects other than OpenAPI 3.0, which do not have it, and
 * beside keywords that refuse null. What is the same in one file is reported once there, with the number of places.
 */
export function checkNullable({
  nodes,
  references,
}: Pick<CatalogDraft, 'nodes' | 'references'>): readonly Diagnostic[] {
  const refusesNull = nullRefusal(nodes, references);
  const groups = new Map<string, { readonly node: SchemaNode; readonly wording: Wording; places: number }>();
  for (const node of nodes) {
    const wording = isJsonObject(node.value) ? objection(node, node.value, refusesNull) : undefined;
    if (wording === undefined) continue;
    const key = `${node.document.path} ${wording.message}`;
    const group = groups.get(key);
    if (group) group.places += 1;
    else groups.set(key, { node, wording, places: 1 });
  }
  return [...groups.values()].map(({ node, wording, places }) => {
    const more =
      places === 1 ? '' : places === 2 ? ', and at 1 more place' : `, and at ${places - 1} more places`;
    const message = more === '' ? wording.message : `${wording.message}${more} of this file`;
    return diagnostic(
      'HS214',
      { ...wording, message },
      placeOf(node.document, pointerTo(node.pointer, 'nullable'), 'key'),
    );
  });
}

const LENIENT = 'or set "nullable": "lenient" in the configuration';

function objection(
  node: SchemaNode,
  schema: JsonObject,
  refusesNull: (node: SchemaNode) => boolean,
): Wording | undefined {
  if (ownValue(schema, 'nullable') !== true) return undefined;
  const isRefused = refusesNull(node);
  if (node.dialect !== 'openapi-3.0') {
    const message = '"nullable" is a keyword of OpenAPI 3.0 only and has no effect here';
    if (!isRefused) return { message, hint: 'remove it: the schema allows null anyway' };
    const hint = `add "null" to the "type", or use "anyOf" with { "type": "null" }; ${LENIENT}`;
    return { message: `${message}: null is not valid`, hint };
  }
  if (!isRefused) return undefined;
  const values = ownValue(schema, 'enum');
  if (isJsonArray(values) && !values.includes(null)) {
    const message = '"nullable" does not allow null when the "enum" does not list it';
    return { message, hint: `add null to the "enum", ${LENIENT}` };
  }
  const hint = `use "anyOf": [{ "$ref": ... }, { "enum": [null] }], ${LENIENT}`;
  if (Object.hasOwn(schema, 'type')) {
    const message = '"nullable" does not allow null beside another keyword that refuses it';
    return { message, hint };
  }
  return { message: '"nullable" without a "type" beside it does not allow null', hint };
}

/** Makes a function that says whether a schema, as it is written, certainly refuses null. */
function nullRefusal(
  nodes: CatalogDraft['nodes'],
  references: CatalogDraft['references'],
): (node: SchemaNode) => boolean {
  const byKey = new Map(nodes.map((node) => [keyOf(node), node]));
  const targets = new Map(references.map(({ from, target }) => [keyOf(from), target]));
  // A node that refers back to itself does not certainly refuse null: each node is looked at once.
  const known = new Map<SchemaNode, boolean>();
  const refuses = (node: SchemaNode | undefined): boolean => {
    if (node === undefined) return false;
    const answer = known.get(node);
    if (answer !== undefined) return answer;
    known.set(node, false);
    const found = refusesFresh(node);
    known.set(node, found);
    return found;
  };
  const refusesFresh = (node: SchemaNode): boolean => {
    const { value } = node;
    if (!isJsonObject(value)) return value === false;
    const target = targets.get(keyOf(node));
    if (target !== undefined && refuses(target)) return true;
    if (target !== undefined && refHidesSiblings(node.dialect)) return false;
    const branches = (keyword: string): readonly boolean[] => {
      const list = ownValue(value, keyword);
      if (!isJsonArray(list)) return [];
      return list.map((_branch, at) => {
        const pointer = pointerTo(node.pointer, keyword, at);
        return refuses(byKey.get(keyOf({ ...node, pointer })));
      });
    };
    const choices = [branches('anyOf'), branches('oneOf')];
    return (
      refusesByItself(node, value) ||
      branches('allOf').includes(true) ||
      choices.some((list) => list.length > 0 && !list.includes(false))
    );
  };
  return refuses;
}

function refusesByItself({ dialect }: SchemaNode, schema: JsonObject): boolean {
  const [type, values, constant] = ['type', 'enum', 'const'].map((keyword) => ownValue(schema, keyword));
  const types = isJsonArray(type) ? type : type === undefined ? ['null'] : [type];
  const isAdded = dialect === 'openapi-3.0' && ownValue(schema, 'nullable') === true;
  if (!types.includes('null') && !isAdded) return true;
  if (isJsonArray(values) && !values.includes(null)) return true;
  return constant !== undefined && constant !== null && dialect !== 'draft-04' && dialect !== 'openapi-3.0';
}
