import type { Catalog } from '../catalog/catalog.js';
import { code, importTypes, section } from '../module/statement.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import type { EmitContext, Emitter, Output, OutputModule } from './emitter.js';
import { unionImports } from './event-type.js';
import { explanationModule, importExplanations, sharedByExplanations } from './explanations.js';
import { sharedByAllErrors } from './shared-by-all-errors.js';
import {
  eventGuard,
  explainedShapes,
  sharedByGuards,
  sharedByValidators,
  unionGuard,
} from './validation-module.js';
import { importShared, supportModule } from './validation-support.js';

/**
 * `guards`: a type guard for each event and one for the union, which give a boolean and nothing else. The modules that
 * validators share with guards come with them.
 */
export const guards = {
  name: 'guards',
  needs: ['types', 'union'],
  emit: (catalog: Catalog, { emitters }: EmitContext): readonly Output[] => {
    const validators = catalogValidators(catalog);
    const explains = emitters.has('validators') || explainedShapes(validators, catalog).length > 0;
    const shared = [
      sharedByGuards(catalog, validators),
      ...(explains ? [sharedByExplanations(validators)] : []),
      ...(emitters.has('validators') ? [sharedByValidators(catalog)] : []),
      ...(emitters.has('all-errors') ? [sharedByAllErrors(catalog, validators)] : []),
    ];
    return [
      guardModule(catalog),
      ...(explains ? [explanationModule(validators)] : []),
      supportModule(shared),
    ];
  },
} as const satisfies Emitter;

function guardModule(catalog: Catalog): OutputModule {
  const validators = catalogValidators(catalog);
  const types = catalog.events.map(({ names }) => names.type);
  return {
    path: 'guards',
    entry: './guards',
    statements: [
      ...importExplanations(explainedShapes(validators, catalog)),
      importTypes(unionImports(catalog), 'index'),
      importTypes(types, 'types'),
      ...importShared(sharedByGuards(catalog, validators)),
      section('Parts and payloads', code(...validators.guards.code)),
      section(
        'One guard for each event',
        catalog.events.map((event) => eventGuard(catalog, validators, event)),
      ),
      section('The union', unionGuard(catalog, validators)),
    ],
  };
}
