import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { itemSchema, refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { Budget } from '../budget.js';
import { evaluator } from '../evaluate/evaluate.js';
import type { Evaluator } from '../evaluate/evaluated.js';
import type { ReadSchema } from '../read/read-schema.js';
import { describersOf } from './describers.js';
import { isAlone } from './is-alone.js';

/** A keyword that refuses a value. */
export interface Failure {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  /** The keyword's value; for `required`, the name that is missing. */
  readonly expected: unknown;
  readonly value: JsonValue;
}

/** A schema that refuses a value, and where both are. */
interface At {
  readonly schema: Schema;
  readonly schemaPath: string;
  readonly value: JsonValue;
  readonly instancePath: string;
}

/** The keywords that refuse a value: the innermost ones, and of a choice those of the branch that comes closest. */
export function failuresOf(read: ReadSchema, value: JsonValue, budget: Budget): readonly Failure[] {
  const judge = evaluator(read, budget);
  const schema = read.definitions.get(read.root) ?? true;
  const found = failuresAt(read, judge, { schema, schemaPath: '', value, instancePath: '' });
  return [
    ...new Map(found.map((one) => [`${one.instancePath} ${one.schemaPath} ${one.expected}`, one])).values(),
  ];
}

function failuresAt(read: ReadSchema, judge: Evaluator, at: At): readonly Failure[] {
  const { schema, schemaPath, value, instancePath } = at;
  if (judge.evaluate(schema, value) !== undefined) return [];
  if (typeof schema === 'boolean')
    return [{ instancePath, schemaPath, keyword: 'false schema', expected: false, value }];
  const inPlace = branchesOf(read, judge, { ...at, schema });
  const inner = [
    ...inPlace.flatMap((branch) => failuresAt(read, judge, { ...at, ...branch })),
    ...choiceFailures(read, judge, { ...at, schema }),
    ...childFailures(read, judge, { ...at, schema }),
  ];
  const own = ownFailures(judge, { ...at, schema });
  return [...own, ...inner];
}

interface Branch {
  readonly schema: Schema;
  readonly schemaPath: string;
}

/** The schemas that must accept the same value. */
function branchesOf(
  read: ReadSchema,
  judge: Evaluator,
  { schema, schemaPath, value }: At & { readonly schema: SchemaObject },
): readonly Branch[] {
  const { $ref, allOf = [], if: condition, dependentSchemas = {} } = schema;
  const found: Branch[] = allOf.map((branch, at) => ({
    schema: branch,
    schemaPath: pointerTo(schemaPath, 'allOf', at),
  }));
  if ($ref !== undefined) {
    const name = refName($ref);
    found.push({ schema: read.definitions.get(name) ?? false, schemaPath: read.places.get(name) ?? '' });
  }
  if (condition !== undefined) {
    const keyword = judge.evaluate(condition, value) === undefined ? 'else' : 'then';
    found.push({ schema: schema[keyword] ?? true, schemaPath: pointerTo(schemaPath, keyword) });
  }
  for (const [name, dependent] of Object.entries(dependentSchemas)) {
    if (isJsonObject(value) && Object.hasOwn(value, name))
      found.push({ schema: dependent, schemaPath: pointerTo(schemaPath, 'dependentSchemas', name) });
  }
  return found;
}

/** What the closest branch of a choice refuses; the choice itself where no branch looks into the value. */
function choiceFailures(
  read: ReadSchema,
  judge: Evaluator,
  at: At & { readonly schema: SchemaObject },
): readonly Failure[] {
  const { schema, schemaPath, value, instancePath } = at;
  return (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
    const branches = schema[keyword];
    if (branches === undefined || isAlone(judge, { keyword, schema, value })) return [];
    const own: Failure = {
      instancePath,
      schemaPath: pointerTo(schemaPath, keyword),
      keyword,
      expected: branches,
      value,
    };
    if (branches.some((branch) => judge.evaluate(branch, value) !== undefined)) return [own];
    const tried = branches.map((branch, index) =>
      failuresAt(read, judge, { ...at, schema: branch, schemaPath: pointerTo(schemaPath, keyword, index) }),
    );
    const inside = tried.filter((list) => list.every((one) => one.instancePath.length > instancePath.length));
    const candidates = branches.length === 1 ? tried : inside;
    const [closest] = candidates.toSorted((one, other) => distance(one) - distance(other));
    return closest ?? [own];
  });
}

/** How far a branch is from accepting a value. A literal that differs tells that another branch is meant. */
function distance(failures: readonly Failure[]): number {
  const literals = failures.filter(({ keyword }) => keyword === 'const' || keyword === 'enum');
  return failures.length + 100 * literals.length;
}

function childFailures(
  read: ReadSchema,
  judge: Evaluator,
  { schema, schemaPath, value, instancePath }: At & { readonly schema: SchemaObject },
): readonly Failure[] {
  if (isJsonArray(value)) {
    const prefix = schema.prefixItems?.length ?? 0;
    return value.flatMap((item, index) => {
      const path =
        index < prefix ? pointerTo(schemaPath, 'prefixItems', index) : pointerTo(schemaPath, 'items');
      const inner = { value: item, instancePath: pointerTo(instancePath, index) };
      return failuresAt(read, judge, { ...inner, schema: itemSchema(schema, index), schemaPath: path });
    });
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    describersOf(schema, name).flatMap(({ schema: inner, tokens }) =>
      failuresAt(read, judge, {
        schema: inner,
        schemaPath: pointerTo(schemaPath, ...tokens),
        value: member,
        instancePath: pointerTo(instancePath, name),
      }),
    ),
  );
}

/** Keywords whose schemas are looked into by the functions above. */
const LOOKED_INTO = new Set(
  '$ref allOf anyOf oneOf if then else properties patternProperties additionalProperties prefixItems items'.split(
    ' ',
  ),
);

/** The keywords of the schema itself that refuse the value when they are alone. */
function ownFailures(judge: Evaluator, at: At & { readonly schema: SchemaObject }): readonly Failure[] {
  const { schema, schemaPath, value, instancePath } = at;
  return Object.entries(schema).flatMap(([keyword, expected]): readonly Failure[] => {
    if (LOOKED_INTO.has(keyword) || keyword === 'dependentSchemas') return [];
    if (isAlone(judge, { keyword, schema, value })) return [];
    const own = { instancePath, schemaPath: pointerTo(schemaPath, keyword), keyword, value };
    if (keyword !== 'required' || !isJsonObject(value)) return [{ ...own, expected }];
    return missing(schema, value).map((name) => ({ ...own, expected: name }));
  });
}

function missing({ required = [] }: SchemaObject, value: JsonObject): readonly string[] {
  return required.filter((name) => ownValue(value, name) === undefined);
}
