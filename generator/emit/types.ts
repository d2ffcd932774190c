import { printDeclaration } from '../backends/json-schema-to-typescript.js';
import { reprintDeclaration } from '../backends/ts-morph.js';
import type { Catalog } from '../catalog/catalog.js';
import type { Schema } from '../catalog/schema.js';
import { lookUpIn, schemasByName } from '../lower/lower-catalog.js';
import { lowerTypes } from '../lower/lower-types.js';
import { pascalCase } from '../text/safe-text.js';
import type { Emitter } from './emitter.js';
import { declareType, type TypeDeclaration } from './statement.js';

/** `types`: one declaration a definition, one flat interface an event. */
export const types = {
  name: 'types',
  needs: ['union'],
  async emit(catalog: Catalog) {
    const statements: TypeDeclaration[] = [];
    for (const [name, schema] of schemasByName(catalog)) {
      statements.push(declareType(await declare(catalog, name, schema)));
    }
    return [{ path: 'types', statements }];
  },
} as const satisfies Emitter;

async function declare(catalog: Catalog, name: string, schema: Schema): Promise<string> {
  const text = await printDeclaration(lowerTypes(withoutEcho(name, schema), lookUpIn(catalog)));
  return reprintDeclaration(text, name);
}

/** A title that only repeats the name tells the reader nothing. */
function withoutEcho(name: string, schema: Schema): Schema {
  if (typeof schema === 'boolean' || schema.title === undefined) return schema;
  const echo = pascalCase(schema.title);
  const { title: _title, ...rest } = schema;
  return echo === name || `${echo}Event` === name ? rest : schema;
}
