import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { canonicalJson, isJsonArray, isJsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';

/**
 * Warns about a value that an enumeration has twice. Older drafts forbid that, and their meta-schemas find it; since
 * 2019-09 it is only a mistake.
 */
export function checkRepetitions(nodes: readonly SchemaNode[]): readonly Diagnostic[] {
  return nodes.flatMap((node) => {
    const isAllowed = node.dialect === '2019-09' || node.dialect === '2020-12';
    const values = isAllowed && isJsonObject(node.value) ? ownValue(node.value, 'enum') : undefined;
    if (!isJsonArray(values) || new Set(values.map(canonicalJson)).size === values.length) return [];
    const wording = { message: '"enum" has the same value twice', hint: 'remove one of them' };
    return [diagnostic('HS212', wording, placeOf(node.document, pointerTo(node.pointer, 'enum')))];
  });
}
