import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { hasBooleanLimits } from '../schema/dialect.js';

/**
 * Reports a `nullable` that is neither true nor false, in the dialects whose meta-schemas do not know the keyword. It is
 * an error where the keyword counts, which is so in every dialect with `"nullable": "lenient"`, and a warning elsewhere.
 */
export function checkNullableValues(
  nodes: readonly SchemaNode[],
  mode: CatalogSettings['nullable'],
): readonly Diagnostic[] {
  return nodes.flatMap(({ document, pointer, value, dialect }) => {
    const nullable = isJsonObject(value) ? ownValue(value, 'nullable') : undefined;
    // The meta-schemas of these dialects are ours and have the keyword.
    if (nullable === undefined || typeof nullable === 'boolean' || hasBooleanLimits(dialect)) return [];
    const text = JSON.stringify(nullable);
    const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
    const wording = { message: `"nullable" cannot be ${shown}`, hint: 'it must be true or false' };
    const place = placeOf(document, pointerTo(pointer, 'nullable'));
    return [diagnostic(mode === 'lenient' ? 'HS203' : 'HS214', wording, place)];
  });
}
