import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isJsonObject, type JsonObject, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { placeOf } from '../../load/source-text.js';
import { type Dialect, dialectOf, refHidesSiblings } from '../../schema/dialect.js';
import type { Subschema } from '../../schema/subschemas.js';
import { withoutFragment } from './folder-uri.js';
import type { SchemaNode } from './schema-index.js';
import { uriText } from './uri-text.js';

/** What the schemas inside a schema inherit from it. */
export type Scope = Pick<SchemaNode, 'base' | 'dialect'>;

/**
 * The base URI and the dialect inside a schema. An `$id` that is not a plain URI is added to the diagnostics.
 * @param outer what the schema inherits, and the URI that its `$id` counts from
 */
export function scopeOf(
  document: SchemaDocument,
  at: Subschema,
  outer: Scope & { readonly idsFrom: string },
  diagnostics: Diagnostic[],
): Scope {
  const dialect = dialectOf(at.value, outer.dialect);
  const id = isJsonObject(at.value) ? idOf(at.value, dialect ?? outer.dialect) : undefined;
  if (id === undefined || id.startsWith('#')) return { base: outer.base, dialect: dialect ?? outer.dialect };
  const base = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(id) ? absolute(id, outer.idsFrom) : undefined;
  if (base === undefined)
    diagnostics.push(notPlain(document, pointerTo(at.pointer, idKeyword(dialect ?? outer.dialect)), id));
  return { base: base ?? outer.base, dialect: dialect ?? outer.dialect };
}

/** The keyword that gives a schema its URI. */
export function idKeyword(dialect: Dialect): 'id' | '$id' {
  return dialect === 'draft-04' ? 'id' : '$id';
}

function idOf(schema: JsonObject, dialect: Dialect): string | undefined {
  if (dialect === 'openapi-3.0' || (refHidesSiblings(dialect) && Object.hasOwn(schema, '$ref')))
    return undefined;
  const id = ownValue(schema, idKeyword(dialect));
  return typeof id === 'string' ? id : undefined;
}

function absolute(id: string, base: string): string | undefined {
  try {
    return withoutFragment(new URL(uriText(id), base));
  } catch {
    return undefined;
  }
}

/** The anchors of a schema, each with the keyword that sets it. */
export function anchorsOf(schema: JsonObject, dialect: Dialect): readonly (readonly [string, string])[] {
  if (refHidesSiblings(dialect)) {
    const id = idOf(schema, dialect);
    return id?.startsWith('#') && id.length > 1 ? [[idKeyword(dialect), id.slice(1)]] : [];
  }
  return ['$anchor', '$dynamicAnchor'].flatMap((keyword) => {
    const anchor = ownValue(schema, keyword);
    return typeof anchor === 'string' ? [[keyword, anchor] as const] : [];
  });
}

function notPlain(document: SchemaDocument, pointer: string, id: string): Diagnostic {
  return diagnostic(
    'HS206',
    {
      message: `$id ${JSON.stringify(id)} is not a plain URI`,
      hint: 'use a URI such as https://example.com/order.schema.json, with other characters percent-encoded',
    },
    placeOf(document, pointer),
  );
}
