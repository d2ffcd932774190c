import type { Catalog } from '../../catalog/catalog.js';
import type { OutputModule } from '../../module/output.js';
import { exportedCode, section } from '../../module/statement.js';
import { partHomes } from '../../validate/part-homes.js';
import { explainer } from './explanations.js';
import { schemaTexts } from './json-schema-code.js';
import { DEFINITIONS, partLinks } from './part-links.js';

/**
 * The module of what many events need: guards of definitions and event shapes and, where rejections are explained, JSON
 * Schemas and what works on these. All are in one module, because a file more takes longer to load than what is in it. It is
 * not an entry point of the package.
 */
export function definitionModule(
  catalog: Catalog,
  { explains }: { readonly explains: boolean },
): OutputModule {
  const { link } = partLinks(catalog);
  const { many } = partHomes(catalog);
  const schemas = explains ? schemaTexts(catalog, many) : [];
  return {
    path: DEFINITIONS,
    statements: [
      section('Guards', exportedCode(...many.guards.map(({ text }) => link(text)))),
      section('JSON Schemas', exportedCode(...schemas.map(link))),
      ...(explains ? [section('What explains rejections', explainer(catalog))] : []),
    ],
  };
}
