import type { ValidateFunction } from 'ajv';
import type { ValueScopeName } from 'ajv/dist/compile/codegen/index.js';
import type AjvCore from 'ajv/dist/core.js';
import equal from 'ajv/dist/runtime/equal.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import { renameReferences } from '../catalog/equal-schemas.js';
import { mapSubschemas, refTo, type Schema, type SchemaObject } from '../catalog/schema.js';
import type { JsonValue } from '../json.js';
import { quote, regExpLiteral } from '../text/safe-text.js';
import { ajvFor } from './ajv-instance.js';
import { FORMAT_NAMES, formatCheck } from './formats.js';

/** The compiled schemas of a catalog. */
export interface CompiledValidators {
  /** Constants and functions, one a line group; nothing in them is exported or imported. */
  readonly code: readonly string[];
  /** Names of the runtime's functions that the code calls. */
  readonly runtime: ReadonlySet<string>;
  /** The function that checks a schema, by the schema's name. */
  readonly functionOf: (name: string) => string;
  /** The same function, to be called here. */
  readonly checkOf: (name: string) => ValidateFunction;
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
  const ajv = ajvFor(schemas.values(), options.allErrors);
  // Names may hold any letter of any script, which a URI fragment may not: numbers stand in for them.
  const ids = new Map([...schemas.keys()].map((name, at) => [name, `schema${at}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  const definitions = [...schemas].map(([name, one]) => [idOf(name), checkable(renameReferences(one, idOf))]);
  ajv.addSchema({ $id: ROOT, $defs: Object.fromEntries(definitions) });
  const compiled = new Map(roots.map((name) => [name, compileOne(ajv, idOf(name))]));
  const checkOf = (name: string): ValidateFunction => {
    const check = compiled.get(name);
    if (!check) throw new Error(`${name} is none of the compiled schemas`);
    return check;
  };
  const functionOf = (name: string): string => String(sourceOf(checkOf(name)).validateName);
  return { ...print([...compiled.values()]), functionOf, checkOf };
}

function compileOne(ajv: AjvCore.default, id: string): ValidateFunction {
  const validate = ajv.getSchema(ROOT + refTo(id));
  if (!validate) throw new Error(`Ajv does not find the schema ${id}`);
  return validate as ValidateFunction;
}

/** What Ajv would not take as it is meant: formats that nobody checks would be errors to it. */
function checkable(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { format, ...rest } = schema;
  const kept = format !== undefined && FORMAT_NAMES.includes(format) ? schema : rest;
  return mapSubschemas(withProto(kept), checkable);
}

/** Ajv passes over a property named `__proto__`; as a pattern it is looked at. */
function withProto(schema: SchemaObject): SchemaObject {
  const { properties = {}, patternProperties = {} } = schema;
  if (!Object.hasOwn(properties, '__proto__')) return schema;
  const entries = Object.entries(properties);
  const others = Object.fromEntries(entries.filter(([key]) => key !== '__proto__'));
  const [, proto = true] = entries.find(([key]) => key === '__proto__') ?? [];
  return { ...schema, properties: others, patternProperties: { ...patternProperties, '^__proto__$': proto } };
}

type Source = NonNullable<ValidateFunction['source']>;

function sourceOf(validate: ValidateFunction | undefined): Source {
  if (!validate?.source) throw new Error('Ajv has compiled a schema without its source');
  return validate.source;
}

function print(roots: readonly ValidateFunction[]): Pick<CompiledValidators, 'code' | 'runtime'> {
  const constants = new Map<string, string>();
  const functions = new Map<string, string>();
  const runtime = new Set<string>();
  const queue = roots.map(sourceOf);
  for (const source of queue) {
    const name = String(source.validateName);
    if (functions.has(name)) continue;
    const evaluated = source.evaluated ? `\n${name}.evaluated = ${source.evaluated};` : '';
    functions.set(name, `${source.validateCode}`.trimEnd() + evaluated);
    const words = new Set(String(source.validateCode).match(/[\w$]+/g));
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
    case 'formats':
      return use(formatCheck(String(value?.key))?.name, runtime);
    case 'schema':
      return quote(ref as JsonValue);
    case 'pattern':
      if (ref instanceof RegExp) return regExpLiteral(ref);
      break;
    case 'func':
      if (ref === ucs2length.default) return use('codePointLength', runtime);
      if (ref === equal.default) return use('deepEqual', runtime);
  }
  const code = value?.code === undefined ? undefined : String(value.code);
  if (code === undefined || code.includes('require('))
    throw new Error(`no standalone code for ${prefix} ${name}`);
  return code;
}

function use(name: string | undefined, runtime: Set<string>): string {
  if (name === undefined) throw new Error('a format without a check has reached the validators');
  runtime.add(name);
  return name;
}
