import type { Catalog } from '../catalog/catalog.js';
import { runtimeSource } from '../module/runtime-source.js';
import { code, importTypes, section } from '../module/statement.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import type { Emitter, OutputModule } from './emitter.js';
import { typeHelpers, unionImports } from './event-type.js';
import { eventGuard, needsAjv, unionGuard } from './validation-module.js';

/** `guards`: a type guard an event and one for the union, without a word about what is wrong. Imports nothing. */
export const guards = {
  name: 'guards',
  needs: ['types', 'union'],
  emit: (catalog: Catalog) => [guardModule(catalog)],
} as const satisfies Emitter;

function guardModule(catalog: Catalog): OutputModule {
  const validators = catalogValidators(catalog);
  const { guards: written, compiled } = validators;
  const ajv = needsAjv(validators, catalog);
  const types = catalog.events.map(({ names }) => names.type);
  const helpers = runtimeSource([
    ...written.runtime,
    ...(ajv ? compiled.runtime : []),
    ...typeHelpers(catalog),
  ]);
  return {
    path: 'guards',
    entry: './guards',
    statements: [
      importTypes(unionImports(catalog), 'index'),
      importTypes(types, 'types'),
      section('Helpers', code(...helpers)),
      section('Shapes', code(...written.code)),
      section('Compiled by Ajv', code(...(ajv ? compiled.code : []))),
      section(
        'One guard an event',
        catalog.events.map((event) => eventGuard(catalog, validators, event)),
      ),
      section('The union', unionGuard(catalog, validators)),
    ],
  };
}
