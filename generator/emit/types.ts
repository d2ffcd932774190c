import type { Catalog } from '../catalog/catalog.js';
import { isCloudEvents, withoutExtensions } from '../catalog/envelope.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import { declareType } from '../module/statement.js';
import { declareTypes } from '../types/declare-types.js';
import type { InternalEmitter } from './emitter.js';

/** `types`: one declaration per definition and one flat interface per event. */
export const types = {
  name: 'types',
  async emit(catalog: Catalog) {
    const declarations = await declareTypes(schemasByName(described(catalog)), catalog.types);
    return [{ path: 'types', statements: declarations.map(declareType) }];
  },
} as const satisfies InternalEmitter;

/** The catalog as types describe it. */
function described(catalog: Catalog): Catalog {
  if (!isCloudEvents(catalog.discriminator)) return catalog;
  const events = catalog.events.map((event) => ({ ...event, schema: withoutExtensions(event.schema) }));
  return { ...catalog, events };
}
