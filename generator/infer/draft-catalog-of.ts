import type { Catalog } from '../catalog/catalog.js';
import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import { DEFAULT_FIXTURES } from '../catalog/fixture-settings.js';
import { lowerCatalog } from '../catalog/lower/lower-catalog.js';
import { STANDARD_WEBHOOKS } from '../catalog/signature.js';
import { buildCatalog } from '../check/build-catalog.js';
import { reservedNames } from '../emit/built-in.js';
import { pointerTokens } from '../json/json-pointer.js';
import { FORMAT_NAMES } from '../patterns/formats.js';
import { DEFAULT_DIALECT } from '../schema/dialect.js';
import type { DraftFile } from './drafted-event.js';

/**
 * The catalog that drafts make, lowered, to check them and to make payloads from them.
 * @param discriminator JSON Pointer to the event type
 * @throws DiagnosticError with what keeps the drafts from being used unchanged
 */
export function catalogOfDrafts(files: readonly DraftFile[], discriminator: string): Catalog {
  const documents = files.map(({ path, schema }) => ({
    path,
    file: path,
    text: JSON.stringify(schema),
    value: schema,
  }));
  const property = pointerTokens(discriminator) ?? ['type'];
  const settings = draftSettings({ kind: 'property', property }, property);
  return lowerCatalog(buildCatalog({ documents, broken: [], diagnostics: [] }, settings).catalog);
}

/**
 * The settings of a configuration that has nothing but a discriminator: for drafts, and for reading documents without a
 * catalog.
 */
export function draftSettings(
  discriminator: CatalogSettings['discriminator'],
  discriminatorPath: readonly string[] = [],
): CatalogSettings {
  return {
    package: { name: 'drafts', version: '0.0.0', license: 'UNLICENSED', licenseText: '', keywords: [] },
    schemaId: 'urn:hookschema:drafts',
    discriminatorPath,
    discriminator,
    signature: STANDARD_WEBHOOKS,
    events: [],
    names: { from: 'file', events: {}, definitions: {} },
    dialect: DEFAULT_DIALECT,
    invalidExamples: 'error',
    slowPatterns: 'warning',
    discriminators: 'checked',
    assumeObject: false,
    sharedShapes: false,
    eventSchemas: 'auto',
    strict: false,
    unknownKeywords: 'default',
    nullable: 'standard',
    checkedFormats: FORMAT_NAMES,
    types: { open: false, any: false, readonly: false, undefined: false },
    fixtures: DEFAULT_FIXTURES,
    reservedNames: reservedNames([]),
  };
}
