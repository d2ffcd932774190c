import type { TypeOptions } from '../catalog/catalog.js';
import { breakInPlaceCycles } from '../schema/break-in-place-cycles.js';
import { contentOf } from '../schema/content-of.js';
import { analyseCoverage } from '../schema/coverage.js';
import { once } from '../schema/memoize.js';
import type { Schema } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';
import { typeLowering } from './lower-types.js';
import { type PrintingAids, printDeclarations } from './printer/print-declarations.js';
import type { RuleContext, RuleSchema, TypeRule } from './type-rules/rule.js';
import { TYPE_RULES } from './type-rules.js';

/**
 * One exported declaration per schema, with its name and in the given order, followed by the helpers of index
 * signatures. References become names.
 */
export function declareTypes(
  schemas: ReadonlyMap<string, Schema>,
  options: TypeOptions,
  aids: PrintingAids = {},
): Promise<readonly string[]> {
  const acyclic = breakInPlaceCycles(schemas);
  const lower = loweringOf(acyclic, options, TYPE_RULES);
  const wanted = new Map(
    [...acyclic].map(([name, schema]) => [
      name,
      { content: once(() => contentOf(schema, acyclic)), lowered: () => lower(name, schema) },
    ]),
  );
  return printDeclarations(wanted, options, aids);
}

/**
 * The schemas after the type rules, by name: what their declarations are printed from.
 * @param rules the rules to apply; all by default
 */
export function loweredTypes(
  schemas: ReadonlyMap<string, Schema>,
  { open }: Pick<TypeOptions, 'open'>,
  rules: readonly TypeRule[] = TYPE_RULES,
): ReadonlyMap<string, RuleSchema | boolean> {
  const acyclic = breakInPlaceCycles(schemas);
  const lower = loweringOf(acyclic, { open }, rules);
  return new Map([...acyclic].map(([name, schema]) => [name, lower(name, schema)]));
}

function loweringOf(
  schemas: ReadonlyMap<string, Schema>,
  { open }: Pick<TypeOptions, 'open'>,
  rules: readonly TypeRule[],
): (name: string, schema: Schema) => RuleSchema | boolean {
  const lookUp = (name: string): Schema | undefined => schemas.get(name);
  const context: RuleContext = { lookUp, coverageOf: analyseCoverage(lookUp), open };
  const lower = typeLowering(context, rules);
  return (name, schema) => lower(withoutEcho(name, schema));
}

/** The schema without a title that only repeats its name. */
function withoutEcho(name: string, schema: Schema): Schema {
  if (typeof schema === 'boolean' || schema.title === undefined) return schema;
  const echo = pascalCase(schema.title);
  const { title: _title, ...rest } = schema;
  return echo === name || `${echo}Event` === name ? rest : schema;
}
