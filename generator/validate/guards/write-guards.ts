import { areDisjoint } from '../../schema/are-disjoint.js';
import { analyseCoverage } from '../../schema/coverage.js';
import { reachable } from '../../schema/reachable.js';
import { innerSchemas, refName, type Schema } from '../../schema/schema.js';
import { regExpLiteral } from '../../text/safe-text.js';
import { isKnownToGuards } from '../evaluated.js';
import { rootPlace } from '../place.js';
import { type PlaceNames, placeNames } from '../place-names.js';
import { condition, functionBody } from './condition.js';
import type { Checked, GuardModule } from './guard-module.js';
import { type GuardPart, guardParts } from './guard-parts.js';

/** Functions that say whether a schema accepts a value. */
export interface WrittenGuards {
  /** Constants first, then functions, each sorted by name, with the functions of the roots at the end. */
  readonly parts: readonly GuardPart[];
  /** The names of the constants that are regular expressions. */
  readonly patterns: readonly string[];
  /** The names of the runtime functions that they call. */
  readonly runtime: ReadonlySet<string>;
  /** The function for a root; undefined where only the checks from data can decide. */
  readonly functionOf: (root: string) => string | undefined;
  /** The function for a schema to which the roots lead, by its name; undefined where no guard calls one. */
  readonly guardOf: (name: string) => string | undefined;
}

/** Of more branches, it would take long to compare each with each. */
const MANY_BRANCHES = 200;

/** Writes a function per root that guards can express, and one per schema that it refers to. */
export function writeGuards(
  schemas: ReadonlyMap<string, Schema>,
  roots: readonly string[],
  names: PlaceNames = placeNames(schemas),
): WrittenGuards {
  const collected = guardParts();
  const patterns = new Set<string>();
  const runtime = new Set<string>();
  const schemaOf = (name: string): Schema | undefined => schemas.get(name);
  const coverageOf = analyseCoverage(schemaOf);
  const module: GuardModule = {
    schemaOf,
    nameOf: names.nameOf,
    named: (owner) => {
      const place = rootPlace(owner);
      return module.helper(place, 'whole', () => functionBody(schemas.get(owner) ?? true, place, module));
    },
    rejectsUndefined: (schema) => rejectsUndefined(schema, schemas),
    areApart: (some) => some.length <= MANY_BRANCHES && areDisjoint(some, schemaOf, coverageOf),
    test: (schema, v, place) => condition(schema, v, place, module),
    helper: (place, checked, body) =>
      collected.function(
        { name: functionName(names.nameOf(place), checked), owner: names.ownerOf(place) },
        body,
      ),
    constant: (place, what, code) =>
      collected.constant({ name: names.constantOf(place, what, code), owner: names.ownerOf(place) }, code),
    pattern: (place, what, pattern) => {
      const literal = regExpLiteral(new RegExp(pattern, 'u'));
      const name = module.constant(place, what, literal);
      patterns.add(name);
      return name;
    },
    use: (name) => {
      runtime.add(name);
      return name;
    },
  };
  const expressible = new Set(roots.filter((root) => isExpressible(root, schemas)));
  const found = new Map([...expressible].map((root) => [root, module.named(root)]));
  const parts = collected.written(new Set(found.values()));
  const written = new Set(parts.map(({ name }) => name));
  return {
    parts,
    patterns: [...patterns],
    runtime,
    functionOf: (root) => found.get(root),
    guardOf: (owner) => {
      const name = functionName(names.nameOf(rootPlace(owner)), 'whole');
      return written.has(name) ? name : undefined;
    },
  };
}

function functionName(name: string, checked: Checked): string {
  if (checked === 'whole') return `is${name}`;
  return `has${name}${checked.charAt(0).toUpperCase()}${checked.slice(1)}`;
}

function rejectsUndefined(schema: Schema | undefined, schemas: ReadonlyMap<string, Schema>): boolean {
  if (typeof schema !== 'object') return schema === false;
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches?.every((branch) => rejectsUndefined(branch, schemas))) return true;
  if (schema.type !== undefined || schema.const !== undefined || schema.enum !== undefined) return true;
  const target = schema.$ref === undefined ? undefined : schemas.get(refName(schema.$ref));
  return (
    target !== schema &&
    typeof target === 'object' &&
    (target.type !== undefined || target.enum !== undefined)
  );
}

/** True where guards may decide: everywhere but at some places with `unevaluatedProperties` or `unevaluatedItems`. */
function isExpressible(root: string, schemas: ReadonlyMap<string, Schema>): boolean {
  const own = schemas.get(root) ?? true;
  const isDecided = (schema: Schema | undefined): boolean =>
    typeof schema !== 'object' ||
    (isKnownToGuards(schema, (name) => schemas.get(name)) && innerSchemas(schema).every(isDecided));
  return [own, ...[...reachable(own, schemas)].map((name) => schemas.get(name))].every(isDecided);
}
