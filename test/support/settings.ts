import type { CatalogSettings } from '../../generator/catalog/draft/catalog-settings.js';
import { DEFAULT_FIXTURES } from '../../generator/catalog/fixture-settings.js';
import { STANDARD_WEBHOOKS } from '../../generator/catalog/signature.js';
import { reservedNames } from '../../generator/emit/built-in.js';
import { FORMAT_NAMES } from '../../generator/patterns/formats.js';

/** The settings of an empty configuration, for tests that build a catalog without one. */
export const SETTINGS: CatalogSettings = {
  package: { name: '@acme/events', version: '1.0.0', license: 'MIT', licenseText: 'MIT', keywords: [] },
  schemaId: 'urn:acme:events',
  discriminatorPath: ['type'],
  discriminator: { kind: 'property', property: ['type'] },
  signature: STANDARD_WEBHOOKS,
  events: [],
  names: { from: 'file', events: {}, definitions: {} },
  dialect: '2020-12',
  invalidExamples: 'error',
  slowPatterns: 'warning',
  discriminators: 'checked',
  fixtures: DEFAULT_FIXTURES,
  assumeObject: false,
  strict: false,
  unknownKeywords: 'default',
  nullable: 'standard',
  checkedFormats: FORMAT_NAMES,
  types: { open: false, any: false, readonly: false, undefined: false },
  sharedShapes: true,
  eventSchemas: 'auto',
  reservedNames: reservedNames([]),
};
