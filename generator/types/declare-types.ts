import type { TypeOptions } from '../catalog/catalog.js';
import { breakInPlaceCycles } from '../schema/break-in-place-cycles.js';
import { analyseCoverage } from '../schema/coverage.js';
import type { Schema } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';
import { lowerTypes } from './lower-types.js';
import { printDeclarations } from './printer/print-declarations.js';
import type { RuleContext } from './type-rules/rule.js';

/**
 * One exported declaration per schema, with its name and in the given order, followed by the helpers of index
 * signatures. References become names.
 */
export function declareTypes(
  schemas: ReadonlyMap<string, Schema>,
  options: TypeOptions,
): Promise<readonly string[]> {
  const acyclic = breakInPlaceCycles(schemas);
  const lookUp = (name: string): Schema | undefined => acyclic.get(name);
  const context: RuleContext = { lookUp, coverageOf: analyseCoverage(lookUp), open: options.open };
  const lowered = new Map(
    [...acyclic].map(([name, schema]) => [name, lowerTypes(withoutEcho(name, schema), context)]),
  );
  return printDeclarations(lowered, options);
}

/** The schema without a title that only repeats its name. */
function withoutEcho(name: string, schema: Schema): Schema {
  if (typeof schema === 'boolean' || schema.title === undefined) return schema;
  const echo = pascalCase(schema.title);
  const { title: _title, ...rest } = schema;
  return echo === name || `${echo}Event` === name ? rest : schema;
}
