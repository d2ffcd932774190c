import { catalogValidators } from '../backends/catalog-validators.js';
import { runtimeSource } from '../backends/runtime-source.js';
import { importTypes, printModule } from '../backends/ts-morph.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { commentInline } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';
import { guardCode, needsAjv, printSections, unionGuardCode } from './validation-module.js';

/** `guards`: a type guard an event and one for the union, without a word about what is wrong. Imports nothing. */
export const guards: Emitter = {
  name: 'guards',
  emit: (catalog) => [
    { path: 'guards.d.ts', content: declarations(catalog) },
    { path: 'guards.js', content: code(catalog) },
  ],
};

function code(catalog: Catalog): string {
  const validators = catalogValidators(catalog);
  const { guards: written, compiled } = validators;
  const ajv = needsAjv(validators, catalog);
  return printSections([
    { title: 'Helpers', code: runtimeSource([...written.runtime, ...(ajv ? compiled.runtime : [])]) },
    { title: 'Shapes', code: written.code },
    { title: 'Compiled by Ajv', code: ajv ? compiled.code : [] },
    {
      title: 'One guard an event',
      code: catalog.events.map((event) => guardCode(catalog, validators, event)),
    },
    { title: 'The union', code: [unionGuardCode(catalog, validators)] },
  ]);
}

function declarations(catalog: Catalog): string {
  return printModule('guards.d.ts', {
    banner: BANNER,
    statements: [
      importTypes(['WebhookEvent'], './index.js'),
      importTypes(
        catalog.events.map(({ names }) => names.type),
        './types.js',
      ),
      ...catalog.events.map(guardDeclaration),
      UNION_GUARD,
    ],
  });
}

/** The declaration of an event's guard. */
export function guardDeclaration({ type, names }: EventDefinition): string {
  return `/** Tells whether a payload is a valid event of type \`${commentInline(type)}\`. Never throws. */
export declare function ${names.guard}(payload: unknown): payload is ${names.type};`;
}

/** The declaration of the union's guard. */
export const UNION_GUARD = `/** Tells whether a payload is a valid event of the catalog. Never throws. */
export declare function isWebhookEvent(payload: unknown): payload is WebhookEvent;`;
