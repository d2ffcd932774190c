import { reachable } from '../../schema/reachable.js';
import { innerSchemas, refName, type Schema } from '../../schema/schema.js';
import { regExpLiteral } from '../../text/safe-text.js';
import { isKnownToGuards } from '../evaluated.js';
import { rootPlace } from '../place.js';
import { type PlaceNames, placeNames } from '../place-names.js';
import { condition, functionBody } from './condition.js';
import type { Checked, GuardModule } from './guard-module.js';

/** Functions that say whether a schema accepts a value. */
export interface WrittenGuards {
  /** Constants and functions, sorted by name, with those of the roots at the end. */
  readonly code: readonly string[];
  /** Regular expressions as literals, by the names of the constants that the functions use. */
  readonly patterns: ReadonlyMap<string, string>;
  /** The names of the runtime functions that they call. */
  readonly runtime: ReadonlySet<string>;
  /** The function for a root; undefined where only the checks from data can decide. */
  readonly functionOf: (root: string) => string | undefined;
  /** The function for a schema to which the roots lead, by its name; undefined where no guard calls one. */
  readonly guardOf: (name: string) => string | undefined;
}

/** Writes a function per root that guards can express, and one per schema that it refers to. */
export function writeGuards(
  schemas: ReadonlyMap<string, Schema>,
  roots: readonly string[],
  names: PlaceNames = placeNames(schemas),
): WrittenGuards {
  const functions = new Map<string, string>();
  const waiting = new Map<string, () => string>();
  const constants = new Map<string, string>();
  const patterns = new Map<string, string>();
  const runtime = new Set<string>();
  const module: GuardModule = {
    schemaOf: (name) => schemas.get(name),
    nameOf: names.nameOf,
    named: (owner) => {
      const place = rootPlace(owner);
      return module.helper(place, 'whole', () => functionBody(schemas.get(owner) ?? true, place, module));
    },
    rejectsUndefined: (schema) => rejectsUndefined(schema, schemas),
    test: (schema, v, place) => condition(schema, v, place, module),
    helper: (place, checked, body) => {
      const name = functionName(names.nameOf(place), checked);
      if (!functions.has(name)) {
        functions.set(name, '');
        // A body names further functions. These are written later, because a chain of them may be long.
        waiting.set(name, body);
      }
      return name;
    },
    constant: (place, what, code) => store(constants, names.constantOf(place, what, code), code),
    pattern: (place, what, pattern) => {
      const literal = regExpLiteral(new RegExp(pattern, 'u'));
      return store(patterns, names.constantOf(place, what, literal), literal);
    },
    use: (name) => {
      runtime.add(name);
      return name;
    },
  };
  const expressible = new Set(roots.filter((root) => isExpressible(root, schemas)));
  const found = new Map([...expressible].map((root) => [root, module.named(root)]));
  // The map grows while it is read.
  for (const [name, body] of waiting) functions.set(name, functionText(name, body()));
  const last = new Set(found.values());
  const text = (isRoot: boolean): readonly string[] =>
    sorted(functions).flatMap(([name, code]) => (last.has(name) === isRoot ? [code] : []));
  const declared = sorted(constants).map(([name, code]) => `const ${name} = ${code};`);
  return {
    code: [declared.join('\n'), ...text(false), ...text(true)].filter((one) => one !== ''),
    patterns,
    runtime,
    functionOf: (root) => found.get(root),
    guardOf: (owner) => {
      const name = functionName(names.nameOf(rootPlace(owner)), 'whole');
      return functions.has(name) ? name : undefined;
    },
  };
}

function functionName(name: string, checked: Checked): string {
  if (checked === 'whole') return `is${name}`;
  return `has${name}${checked.charAt(0).toUpperCase()}${checked.slice(1)}`;
}

/** Sorted by name in code-unit order, which is the same on every machine. */
function sorted(map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}

function rejectsUndefined(schema: Schema | undefined, schemas: ReadonlyMap<string, Schema>): boolean {
  if (typeof schema !== 'object') return schema === false;
  if (schema.type !== undefined || schema.const !== undefined || schema.enum !== undefined) return true;
  const target = schema.$ref === undefined ? undefined : schemas.get(refName(schema.$ref));
  return (
    target !== schema &&
    typeof target === 'object' &&
    (target.type !== undefined || target.enum !== undefined)
  );
}

function functionText(name: string, body: string): string {
  return `function ${name}(value) {\n${body.replace(/^/gm, '  ')}\n}`;
}

function store(known: Map<string, string>, name: string, code: string): string {
  known.set(name, code);
  return name;
}

/** True where guards may decide: everywhere but at some places with `unevaluatedProperties` or `unevaluatedItems`. */
function isExpressible(root: string, schemas: ReadonlyMap<string, Schema>): boolean {
  const own = schemas.get(root) ?? true;
  const isDecided = (schema: Schema | undefined): boolean =>
    typeof schema !== 'object' ||
    (isKnownToGuards(schema, (name) => schemas.get(name)) && innerSchemas(schema).every(isDecided));
  return [own, ...[...reachable(own, schemas)].map((name) => schemas.get(name))].every(isDecided);
}
