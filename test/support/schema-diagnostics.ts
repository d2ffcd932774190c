import type { CatalogSettings } from '../../generator/catalog/draft/catalog-settings.js';
import { buildCatalog } from '../../generator/check/build-catalog.js';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import { eventSchema, type Schemas } from './catalogs.js';
import { SETTINGS } from './settings.js';

/** What is found in schemas when a catalog is built from them: errors, or warnings where there is no error. */
export function diagnosticsIn(schemas: Schemas, more: Partial<CatalogSettings> = {}): readonly Diagnostic[] {
  const documents = Object.entries(schemas).map(([path, schema]) => {
    const text = JSON.stringify(schema);
    return { path, file: `schemas/${path}`, text, value: JSON.parse(text) };
  });
  try {
    const loaded = { documents, broken: [], diagnostics: [] };
    return buildCatalog(loaded, { ...SETTINGS, ...more }).warnings;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

/** The diagnostics of an event `a` with a property `x`, and with further keywords. */
export function diagnosticsOfProperty(
  x: unknown,
  {
    settings,
    ...more
  }: { readonly settings?: Partial<CatalogSettings>; readonly [keyword: string]: unknown } = {},
): readonly Diagnostic[] {
  return diagnosticsIn({ 'a.json': eventSchema('a', { properties: { x }, ...more }) }, settings);
}

/** A diagnostic in one line: code, pointer, message and hint. */
export function inOneLine({ code, pointer, message, hint }: Diagnostic): string {
  return `${code} ${pointer}: ${message} (${hint})`;
}
