import { keyOf } from '../catalog/documents/document-place.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonArray, isJsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';

/**
 * Warns about every enumeration without values. The search for contradictions reports those for which it looks at a
 * value; those in a choice, a condition or a negation are reported here.
 * @param found the diagnostics of all other checks: what they report is not reported again
 */
export function checkEmptyEnums(
  nodes: readonly SchemaNode[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = new Set(found.map(({ file, pointer }) => `${file}#${pointer}`));
  const isKnown = ({ document, pointer }: SchemaNode): boolean =>
    [pointer, pointerTo(pointer, 'enum')].some((one) => known.has(`${document.file}#${one}`));
  const empty = nodes.filter((node) => {
    const values = isJsonObject(node.value) ? ownValue(node.value, 'enum') : undefined;
    return isJsonArray(values) && values.length === 0 && !isKnown(node);
  });
  const once = new Map(empty.map((node) => [keyOf(node), node]));
  return [...once.values()].map((node) =>
    diagnostic('HS225', WORDING, placeOf(node.document, pointerTo(node.pointer, 'enum'))),
  );
}

const WORDING = {
  message: '"enum" has no values, so no value matches this schema',
  hint: 'list the values, or remove the keyword',
};
