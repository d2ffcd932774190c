import { metaSchemaProblems } from '../backends/meta-schema.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonObject } from '../json.js';
import { pointerTokens, valueAt } from '../json-pointer.js';
import type { SchemaDocument } from '../load/read-schemas.js';
import { placeOf } from '../load/source-text.js';
import { DEFAULT_DIALECT, dialectOf } from './dialect.js';

/** Reports keywords whose value their dialect does not allow, such as `type: "strng"` or `required: "id"`. */
export function checkValues(documents: readonly SchemaDocument[]): readonly Diagnostic[] {
  return documents.flatMap((document) => {
    if (typeof document.value !== 'boolean' && !isJsonObject(document.value)) return [notSchema(document)];
    const dialect = dialectOf(document.value) ?? DEFAULT_DIALECT;
    return metaSchemaProblems(document.value, dialect).map(({ pointer, expected }) => {
      const value = JSON.stringify(valueAt(document.value, pointerTokens(pointer) ?? []) ?? null);
      const shown = value.length > 60 ? `${value.slice(0, 57)}...` : value;
      const keyword = pointerTokens(pointer)?.at(-1) ?? 'schema';
      return diagnostic(
        'HS203',
        { message: `${JSON.stringify(keyword)} cannot be ${shown}`, hint: `it ${expected}` },
        placeOf(document, pointer),
      );
    });
  });
}

function notSchema(document: SchemaDocument): Diagnostic {
  return diagnostic(
    'HS203',
    { message: 'not a schema', hint: 'a schema is a JSON object, or true or false' },
    placeOf(document, ''),
  );
}
