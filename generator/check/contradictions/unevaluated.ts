import { type NamedSchema, schemasByKey } from '../../catalog/index/named-schema.js';
import { BoundedExpression } from '../../patterns/bounded-expression.js';
import { memoize } from '../../schema/memoize.js';
import type { SchemaObject } from '../../schema/schema.js';
import { type Evaluated, evaluatedBy } from '../../validate/evaluated.js';
import { rootPlace } from '../../validate/place.js';

/** What `unevaluatedProperties` of a schema leaves alone. */
export interface Rest {
  /** True for a property that neither the schema nor any other that it applies to the same object describes. */
  readonly rejects: (name: string) => boolean;
  /** All properties that they describe; undefined where they describe others than listed ones. */
  readonly listed: ReadonlySet<string> | undefined;
}

/** Makes a function that says what `unevaluatedProperties: false` in a schema rejects. */
export function restsIn(named: ReadonlyMap<string, NamedSchema>): (schema: SchemaObject) => Rest {
  const schemas = schemasByKey(named);
  return memoize((schema) => {
    const evaluated = evaluatedBy(schema, rootPlace(''), (key) => schemas.get(key));
    return { rejects: (name) => !mayEvaluate(evaluated, name), listed: listedNames(evaluated) };
  });
}

function mayEvaluate({ all, names, patterns, branches }: Evaluated, name: string): boolean {
  if (all || names.has(name)) return true;
  if (patterns.some(({ pattern }) => new BoundedExpression(pattern).test(name))) return true;
  return branches.some((branch) => mayEvaluate(branch.evaluated, name));
}

function listedNames({ all, names, patterns, branches }: Evaluated): ReadonlySet<string> | undefined {
  if (all || patterns.length > 0) return undefined;
  const found = new Set(names);
  for (const branch of branches) {
    const inner = listedNames(branch.evaluated);
    if (inner === undefined) return undefined;
    for (const name of inner) found.add(name);
  }
  return found;
}
