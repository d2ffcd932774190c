import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { explanationsFromData, sharedByData } from './explanations-from-data.js';
import { type PartLinks, sharedByJsonSchemas } from './part-links.js';
import type { Shared } from './validation-support.js';

const PATH = 'explanations';

/** References to what explains what is wrong with a payload, by name. */
export const explanation = fromModule(PATH);

/** What the explanations use from the shared module. */
export function sharedByExplanations(catalog: Catalog): Shared {
  return { runtime: [...sharedByData(catalog).runtime, ...sharedByJsonSchemas(catalog).runtime] };
}

/**
 * The module of the functions that explain what is wrong with a payload. They work on the JSON Schemas as data, and stop
 * at the first error. The module is not an entry point of the package.
 */
export function explanationModule(catalog: Catalog): OutputModule {
  return { path: PATH, statements: explanationsFromData(catalog) };
}

/** The expression of the check of an event that stops at the first error. */
export function firstErrorCheck({ names }: EventDefinition, { schema }: PartLinks): Code {
  return code`/* @__PURE__ */ ${explanation('explain')}(${schema(names.type)})`;
}
