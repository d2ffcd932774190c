import type { Catalog } from '../catalog/catalog.js';
import { typedSchemas } from '../catalog/lower/typed-schemas.js';
import { declareType } from '../module/statement.js';
import { declareTypes } from '../types/declare-types.js';
import type { InternalContext, InternalEmitter } from './emitter.js';

/** `types`: one declaration per definition and one flat interface per event. */
export const types = {
  name: 'types',
  hasTexts: true,
  async emit(catalog: Catalog, { printApart }: Pick<InternalContext, 'printApart'> = {}) {
    const { types: options, memory } = catalog;
    const declarations = await declareTypes(typedSchemas(catalog), options, { memory, printApart });
    return [{ path: 'types', statements: declarations.map(declareType) }];
  },
} as const satisfies InternalEmitter;
