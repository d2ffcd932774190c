import { printDeclaration } from '../backends/json-schema-to-typescript.js';
import { keyTypes } from '../backends/key-types.js';
import { reprintDeclaration } from '../backends/ts-morph.js';
import type { Catalog, TypeOptions } from '../catalog/catalog.js';
import type { Schema } from '../catalog/schema.js';
import { withoutCircles } from '../lower/circles.js';
import { analyseKinds } from '../lower/kinds.js';
import { schemasByName } from '../lower/lower-catalog.js';
import { lowerTypes } from '../lower/lower-types.js';
import type { RuleContext } from '../lower/type-rules/rule.js';
import { pascalCase } from '../text/safe-text.js';
import type { Emitter } from './emitter.js';
import { declareType } from './statement.js';

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
  const straight = withoutCircles(schemas);
  const lookUp = (name: string): Schema | undefined => straight.get(name);
  const context: RuleContext = { lookUp, kindsOf: analyseKinds(lookUp), open: options.open };
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
