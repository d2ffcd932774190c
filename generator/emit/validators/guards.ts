import type { Catalog } from '../../catalog/catalog.js';
import type { Output, OutputModule } from '../../module/output.js';
import { section } from '../../module/statement.js';
import { catalogValidators } from '../../validate/catalog-validators.js';
import type { EmitContext, InternalEmitter } from '../emitter.js';
import { sharedByAllErrors } from './all-errors.js';
import { definitionModule } from './definition-module.js';
import { sharedByExplanations } from './explanations.js';
import { jsonSchemaModule } from './json-schema-code.js';
import { partLinks, sharedByGuards } from './part-links.js';
import { payloadModule } from './payloads.js';
import { eventGuard, isExplained, sharedByValidators, unionGuard } from './validation-module.js';
import { supportModule } from './validation-support.js';

/**
 * `guards`: a type guard per event and one for the union, with a boolean result. It also emits the modules that
 * validators share with guards, and those from which rejections are explained where anything explains them.
 */
export const guards = {
  name: 'guards',
  emit: (catalog: Catalog, { emitters }: Pick<EmitContext, 'emitters'>): readonly Output[] => {
    const validators = catalogValidators(catalog);
    const explains = emitters.has('validators') || isExplained(validators, catalog);
    const shared = [
      ...sharedByGuards(catalog),
      ...(explains ? sharedByExplanations(catalog) : []),
      ...(emitters.has('validators') ? sharedByValidators(catalog) : []),
      ...(emitters.has('all-errors') ? sharedByAllErrors(catalog) : []),
    ];
    return [
      guardModule(catalog),
      definitionModule(catalog, { explains }),
      payloadModule(catalog),
      ...(explains ? [jsonSchemaModule(catalog)] : []),
      supportModule(shared),
    ];
  },
} as const satisfies InternalEmitter;

function guardModule(catalog: Catalog): OutputModule {
  const links = partLinks(catalog);
  return {
    path: 'guards',
    entry: './guards',
    statements: [
      section(
        'One guard per event',
        catalog.events.map((event) => eventGuard(catalog, event, links)),
      ),
      section('The union', [unionGuard(catalog)]),
    ],
  };
}
