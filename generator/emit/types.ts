import type { Catalog, TypeOptions } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import { declareType } from '../module/statement.js';
import { breakInPlaceCycles } from '../schema/break-in-place-cycles.js';
import { analyseCoverage } from '../schema/coverage.js';
import type { Schema } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';
import { lowerTypes } from '../types/lower-types.js';
import { printDeclaration } from '../types/printer/json-schema-to-typescript.js';
import { keyTypes } from '../types/printer/key-types.js';
import { reprintDeclaration } from '../types/printer/ts-morph.js';
import type { RuleContext } from '../types/type-rules/rule.js';
import type { Emitter } from './emitter.js';

/** `types`: one declaration a definition, one flat interface an event. */
export const types = {
  name: 'types',
  needs: ['union'],
  async emit(catalog: Catalog) {
    const declarations = await declareTypes(schemasByName(catalog), catalog.types);
    return [{ path: 'types', statements: declarations.map(declareType) }];
  },
} as const satisfies Emitter;

/**
 * One exported declaration for each schema, under its name and in the order given, and behind them what their index
 * signatures are made with. References are names among them.
 */
export async function declareTypes(
  schemas: ReadonlyMap<string, Schema>,
  options: TypeOptions,
): Promise<readonly string[]> {
  const straight = breakInPlaceCycles(schemas);
  const lookUp = (name: string): Schema | undefined => straight.get(name);
  const context: RuleContext = { lookUp, coverageOf: analyseCoverage(lookUp), open: options.open };
  const keys = keyTypes((name) => schemas.has(name));
  const printing = { ...options, keyType: keys.typeOf };
  const declarations: string[] = [];
  for (const [name, schema] of straight) {
    const text = await printDeclaration(lowerTypes(withoutEcho(name, schema), context));
    declarations.push(reprintDeclaration(text, name, printing));
  }
  return [...declarations, ...keys.helpers()];
}

/** A title that only repeats the name tells the reader nothing. */
function withoutEcho(name: string, schema: Schema): Schema {
  if (typeof schema === 'boolean' || schema.title === undefined) return schema;
  const echo = pascalCase(schema.title);
  const { title: _title, ...rest } = schema;
  return echo === name || `${echo}Event` === name ? rest : schema;
}
