import type { ValidateFunction } from 'ajv';
import type { ValueScopeName } from 'ajv/dist/compile/codegen/index.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { runtimeAmong } from '../../runtime/runtime-source.js';
import type { Memory } from '../../schema/memory.js';
import { pascalCase, regExpLiteral } from '../../text/safe-text.js';
import { isTooDeep, plainCode } from '../code/plain-code.js';
import { HAS_OWN, type ReadableCode, readableCode } from '../code/readable-code.js';
import { reframe } from './ajv-frame.js';
import { type Source, sourceOf } from './source-of.js';

/** Compiled schemas as the code of a module. */
export interface PrintedExplanations {
  /** Functions by name, sorted by name, with those of the roots at the end. */
  readonly functions: ReadonlyMap<string, string>;
  /** The functions of the roots. */
  readonly roots: ReadonlySet<string>;
  /** Regular expressions as literals, by the names of the constants that the functions use. */
  readonly patterns: ReadonlyMap<string, string>;
  /** What each function uses and does not declare, by the function's name. */
  readonly uses: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names of the runtime functions that the code calls. */
  readonly runtime: ReadonlySet<string>;
}

/** How to name Ajv's functions and constants. */
export interface ExplanationNames {
  readonly nameOf: (check: ValidateFunction) => string;
  /** The name of a constant that a function uses. */
  readonly constantOf: (check: ValidateFunction, what: string, code: string) => string;
  /** True where a function returns at its first failure. */
  readonly stops: boolean;
}

/** Compiled schemas, and how to name what is in their code. */
export interface Printable {
  readonly roots: readonly ValidateFunction[];
  readonly names: ExplanationNames;
}

/**
 * Prints compiled schemas and everything that they call.
 * @param memory functions of earlier runs
 */
export function printExplanations({ roots, names }: Printable, memory?: Memory): PrintedExplanations {
  const { nameOf, constantOf, stops } = names;
  const functions = new Map<string, string>();
  const patterns = new Map<string, string>();
  const uses = new Map<string, ReadonlySet<string>>();
  const queue = [...roots];
  for (const check of queue) {
    const own = nameOf(check);
    if (functions.has(own)) continue;
    const source = sourceOf(check);
    const code = reframe(source.validateCode, String(source.validateName), stops);
    const rename = new Map([[String(source.validateName), own]]);
    for (const value of scopeValues(source)) {
      const next = functionBehind(value);
      if (next) queue.push(next);
      const name = next ? nameOf(next) : nameFor(value, (what, text) => constantOf(check, what, text));
      if (name !== undefined) rename.set(String(value), name);
    }
    const { text, uses: used } = rewritten(code, rename, memory);
    for (const value of scopeValues(source)) {
      // Ajv lists the whole schema among the values even if the code does not use it.
      if (used.has(String(value))) throw new Error(`no standalone code for ${value.prefix} ${value}`);
    }
    const evaluated = source.evaluated ? `\nObject.assign(${own}, { evaluated: ${source.evaluated} });` : '';
    functions.set(own, text + evaluated);
    for (const value of scopeValues(source)) {
      const name = rename.get(String(value));
      if (name === undefined || !used.has(name)) continue;
      const pattern = patternBehind(value);
      if (pattern) patterns.set(name, regExpLiteral(pattern));
    }
    uses.set(own, used);
  }
  const last = new Set(roots.map(nameOf));
  const rank = (name: string): string => `${last.has(name) ? 1 : 0}${name}`;
  const sorted = [...functions].sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1));
  const runtime = new Set(runtimeAmong([...uses.values()].flatMap((used) => [...used])));
  return { functions: new Map(sorted), roots: last, patterns, uses, runtime };
}

const KIND = 'explanation';

/** A function of Ajv's as people would write it. That takes several times as long as Ajv takes to make it. */
function rewritten(
  code: string,
  rename: ReadonlyMap<string, string>,
  memory: Memory | undefined,
): ReadableCode {
  const input = memory && JSON.stringify([code, ...rename]);
  const known = input === undefined ? undefined : readKnown(memory?.find(KIND, input));
  if (known !== undefined) return known;
  const made = isTooDeep(code) ? plainCode(code, rename) : readableCode(code, rename);
  if (input !== undefined) memory?.keep(KIND, input, { text: made.text, uses: [...made.uses] });
  return made;
}

function readKnown(value: JsonValue | undefined): ReadableCode | undefined {
  if (!isJsonObject(value) || typeof value.text !== 'string' || !isJsonArray(value.uses)) return undefined;
  return { text: value.text, uses: new Set(value.uses.filter((one) => typeof one === 'string')) };
}

function scopeValues({ scopeValues: byPrefix }: Source): readonly ValueScopeName[] {
  return Object.values(byPrefix).flatMap((names) => (names ? [...names] : []));
}

/** The compiled schema that a value of the scope refers to. */
function functionBehind({ prefix, value }: ValueScopeName): ValidateFunction | undefined {
  const ref = value?.ref as ValidateFunction | { validate?: ValidateFunction } | undefined;
  if (prefix === 'validate' && typeof ref === 'function') return ref;
  return (prefix === 'wrapper' || prefix === 'root') && typeof ref === 'object' ? ref.validate : undefined;
}

function patternBehind({ prefix, value }: ValueScopeName): RegExp | undefined {
  return prefix === 'pattern' && value?.ref instanceof RegExp ? value.ref : undefined;
}

const ownProperty: unknown = Object.prototype.hasOwnProperty;

/** The name of a runtime function or of a pattern's constant; undefined for values that Ajv never writes out. */
function nameFor(
  scope: ValueScopeName,
  constantOf: (what: string, code: string) => string,
): string | undefined {
  const { prefix, value } = scope;
  const ref: unknown = value?.ref;
  if (prefix === 'func' && typeof ref === 'function') return ref === ownProperty ? HAS_OWN : ref.name;
  const pattern = patternBehind(scope);
  if (!pattern) return undefined;
  // Our keyword names patterns of values. Patterns of keys are named after the function that uses them.
  if (typeof value?.key === 'string' && /_PATTERN_*$/.test(value.key)) return value.key;
  return constantOf(
    `${(pascalCase(pattern.source) ?? '').toUpperCase()}_KEY_PATTERN`,
    regExpLiteral(pattern),
  );
}
