import type { ValidateFunction } from 'ajv';
import type { ValueScopeName } from 'ajv/dist/compile/codegen/index.js';
import type AjvCore from 'ajv/dist/core.js';
import type { Check } from '../../runtime/errors.js';
import { renameReferences } from '../../schema/rename-references.js';
import { refTo, type Schema } from '../../schema/schema.js';
import { regExpLiteral } from '../../text/safe-text.js';
import { indented, reframe } from './ajv-frame.js';
import { ajvFor, usesUnevaluated } from './ajv-instance.js';
import { ajvSchemas } from './ajv-schema.js';

/** The compiled schemas of a catalog. */
export interface CompiledValidators {
  /** Constants and functions, one a line group; nothing in them is exported or imported. */
  readonly code: readonly string[];
  /** Names of the runtime's functions that the code calls. */
  readonly runtime: ReadonlySet<string>;
  /** The function that checks a schema, by the schema's name. */
  readonly functionOf: (name: string) => string;
  /** The same function, to be called here. */
  readonly checkOf: (name: string) => Check;
}

const ROOT = 'catalog';

/**
 * Compiles schemas that refer to each other by name; each gets one function, and so does each that they refer to.
 * Ajv's own module printer is passed over: it writes `require()` for a few helpers and nests as deep as the catalog
 * is large. What it would print stands in `source` of each compiled function.
 */
export function compileValidators(
  schemas: ReadonlyMap<string, Schema>,
  roots: readonly string[],
  options: { readonly allErrors: boolean },
): CompiledValidators {
  const { allErrors } = options;
  const ajv = ajvFor(schemas.values(), {
    allErrors,
    process: (code, functionName) => reframe(code, functionName, !allErrors),
  });
  // Names may hold any letter of any script, which a URI fragment may not: numbers stand in for them.
  const ids = new Map([...schemas.keys()].map((name, at) => [name, `schema${at}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  const renamed = new Map([...schemas].map(([name, one]) => [idOf(name), renameReferences(one, idOf)]));
  const definitions = ajvSchemas(renamed, {
    unevaluated: [...schemas.values()].some(usesUnevaluated),
    stops: !allErrors,
  });
  ajv.addSchema({ $id: ROOT, $defs: Object.fromEntries(definitions) });
  const compiled = new Map(roots.map((name) => [name, compileOne(ajv, idOf(name))]));
  const find = (name: string): ValidateFunction => {
    const check = compiled.get(name);
    if (!check) throw new Error(`${name} is none of the compiled schemas`);
    return check;
  };
  return {
    ...print([...compiled.values()], allErrors),
    functionOf: (name) => String(sourceOf(find(name)).validateName),
    // `reframe` has given it these parameters.
    checkOf: (name) => find(name) as unknown as Check,
  };
}

function compileOne(ajv: AjvCore.default, id: string): ValidateFunction {
  const validate = ajv.getSchema(ROOT + refTo(id));
  if (!validate) throw new Error(`Ajv does not find the schema ${id}`);
  return validate as ValidateFunction;
}

type Source = NonNullable<ValidateFunction['source']>;

function sourceOf(validate: ValidateFunction | undefined): Source {
  if (!validate?.source) throw new Error('Ajv has compiled a schema without its source');
  return validate.source;
}

function print(
  roots: readonly ValidateFunction[],
  allErrors: boolean,
): Pick<CompiledValidators, 'code' | 'runtime'> {
  const constants = new Map<string, string>();
  const functions = new Map<string, string>();
  const runtime = new Set<string>();
  const queue = roots.map(sourceOf);
  for (const source of queue) {
    const name = String(source.validateName);
    if (functions.has(name)) continue;
    const evaluated = source.evaluated ? `\n${name}.evaluated = ${source.evaluated};` : '';
    const code = reframe(source.validateCode, name, !allErrors);
    functions.set(name, indented(code.trimEnd()) + evaluated);
    const words = new Set(code.match(/[\w$]+/g));
    for (const value of scopeValues(source)) {
      // Ajv lists the whole schema among the values even where the code never looks at it.
      if (!words.has(String(value))) continue;
      const next = functionBehind(value);
      if (next) queue.push(next);
      const constant = constantFor(value, runtime);
      if (constant !== undefined) constants.set(String(value), `const ${value} = ${constant};`);
    }
  }
  return { code: [[...constants.values()].join('\n'), ...functions.values()], runtime };
}

function scopeValues({ scopeValues: byPrefix }: Source): readonly ValueScopeName[] {
  return Object.values(byPrefix).flatMap((names) => (names ? [...names] : []));
}

/** The compiled schema that a value of the scope stands for. */
function functionBehind({ prefix, value }: ValueScopeName): Source | undefined {
  const ref = value?.ref as ValidateFunction | { validate?: ValidateFunction } | undefined;
  if (prefix === 'validate' && typeof ref === 'function') return sourceOf(ref);
  if ((prefix === 'wrapper' || prefix === 'root') && typeof ref === 'object') return sourceOf(ref.validate);
  return undefined;
}

/** The right-hand side of the constant that a value of the scope needs; undefined for a function of its own. */
function constantFor(name: ValueScopeName, runtime: Set<string>): string | undefined {
  const { prefix, value } = name;
  const ref: unknown = value?.ref;
  switch (prefix) {
    case 'validate':
      return undefined;
    case 'wrapper':
    case 'root':
      return `{ validate: ${functionBehind(name)?.validateName} }`;
    case 'func':
      if (value?.code === undefined && typeof ref === 'function') return use(ref.name, runtime);
      break;
    case 'pattern':
      if (ref instanceof RegExp) return regExpLiteral(ref);
  }
  const code = value?.code === undefined ? undefined : String(value.code);
  if (code === undefined || code.includes('require('))
    throw new Error(`no standalone code for ${prefix} ${name}`);
  return code;
}

function use(name: string, runtime: Set<string>): string {
  runtime.add(name);
  return name;
}
