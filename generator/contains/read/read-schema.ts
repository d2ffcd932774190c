import { canonicalize } from '../../catalog/canonical/canonicalize.js';
import { isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens, valueAt } from '../../json/json-pointer.js';
import type { Dialect } from '../../schema/dialect.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import type { Schema } from '../../schema/schema.js';
import {
  type MetaSchemaProblem,
  metaSchemaDocuments,
  metaSchemaProblems,
} from '../../validate/ajv/meta-schema.js';
import { Unreadable } from '../unreadable.js';
import { oneReferenceEach, REFERENCES } from './one-reference.js';
import {
  absolute,
  addDocument,
  noResources,
  type Resource,
  type Resources,
  resolve,
  resourceAt,
  type Target,
} from './resources.js';

/** A schema in the catalog's form: 2020-12, known keywords only, references by name. */
export interface ReadSchema {
  /** The name of the definition that is the whole schema. */
  readonly root: string;
  readonly definitions: ReadonlyMap<string, Schema>;
  /** The schema as it is written. */
  readonly source: JsonValue;
  /** Where each definition is written, for explanations: a JSON Pointer, or a URI with one. */
  readonly places: ReadonlyMap<string, string>;
  /** In 2019-09, items that `contains` matches are not evaluated by it. */
  readonly containsEvaluates: boolean;
}

/** How a schema is read where it does not say so itself. */
export interface ReadingOptions {
  readonly dialect: Dialect;
  /** The names of the formats that are checked. */
  readonly formats: readonly string[];
  /** Other documents to which the schema may refer, by URI. */
  readonly documents: Readonly<Record<string, unknown>>;
}

/** The resources through which references have led so far, the first one first. They decide dynamic references. */
type Scope = readonly Resource[];

interface Reading {
  readonly resources: Resources;
  readonly options: ReadingOptions;
}

interface Wanted extends Target {
  readonly scope: Scope;
}

const HOME = 'hookschema:/schema';

/**
 * Reads a schema of any dialect, and every schema to which it refers. A schema that is reached with dynamic references
 * of different meaning becomes a definition for each.
 * @throws Unreadable where it has no meaning
 */
export function readSchema(schema: JsonValue, options: ReadingOptions): ReadSchema {
  const resources = noResources();
  const whole = oneReferenceEach(schema);
  const first = addDocument(resources, whole, { uri: HOME, dialect: options.dialect });
  refuseProblems(schema, first.dialect);
  const reading = { nullable: 'standard', checkedFormats: options.formats } as const;
  const names = new Map<string, Wanted>();
  const definitions = new Map<string, Schema>();
  const nameOf = (wanted: Wanted): string => {
    const name = nameFor(wanted);
    if (!names.has(name)) names.set(name, wanted);
    return name;
  };
  const root = nameOf({ resource: first, pointer: '', scope: enter([], first) });
  // The map grows while it is read.
  for (const [name, { resource, pointer, scope }] of names) {
    const value = valueAt(resource.root, pointerTokens(pointer) ?? []) ?? true;
    const node = { value, pointer, dialect: resource.dialect };
    const lead = (place: string): string =>
      nameOf(follow({ resources, options }, { resource, pointer, scope }, place));
    definitions.set(name, canonicalize(node, lead, reading));
  }
  const places = new Map([...names].map(([name, wanted]) => [name, placeOf(wanted)]));
  return { root, definitions, source: whole, places, containsEvaluates: first.dialect !== '2019-09' };
}

/** @throws Unreadable for a schema that its dialect's meta-schema rejects, unless its meaning is clear */
function refuseProblems(schema: JsonValue, dialect: Dialect): void {
  if (typeof schema === 'boolean') return;
  const problem = metaSchemaProblems(schema, dialect).find((one) => !isHarmless(one));
  if (problem !== undefined) throw new Unreadable(`a keyword ${problem.expected}`, problem.pointer);
}

/** Keywords with schemas by name, which may be the name of an annotation. */
const NAMED = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);

/** Lists in which nothing may be twice, or which must not be empty, mean something nevertheless. Annotations do not matter. */
function isHarmless({ pointer, expected, isRepetition }: MetaSchemaProblem): boolean {
  const [around = '', keyword = ''] = ['', ...(pointerTokens(pointer) ?? [])].slice(-2);
  const isEmpty = expected.includes('fewer than 1 items') && ['required', 'enum', 'allOf'].includes(keyword);
  return isRepetition || isEmpty || (ANNOTATIONS.has(keyword) && !NAMED.has(around));
}

function nameFor({ resource, pointer, scope }: Wanted): string {
  return [`${resource.uri}#${pointer}`, ...scope.map(({ uri }) => uri)].join(' ');
}

function placeOf({ resource, pointer }: Wanted): string {
  return resource.uri === HOME || resource.pointer !== '' ? pointer : `${resource.uri}#${pointer}`;
}

/** A resource matters to what comes after it when it is the first one to which a dynamic reference may lead. */
function enter(scope: Scope, resource: Resource): Scope {
  const isNew = (anchor: string): boolean => !scope.some(({ dynamicAnchors }) => dynamicAnchors.has(anchor));
  const isFirst = resource.isRecursive && !scope.some(({ isRecursive }) => isRecursive);
  return isFirst || [...resource.dynamicAnchors.keys()].some(isNew) ? [...scope, resource] : scope;
}

/** Where the reference of a schema leads. @throws Unreadable when it leads nowhere */
function follow({ resources, options }: Reading, from: Wanted, place: string): Wanted {
  const schema = valueAt(from.resource.root, pointerTokens(place) ?? []);
  const resource = resourceAt(resources, from.resource, place);
  const scope = enclosing(resources, from, place).reduce(enter, from.scope);
  const [keyword, reference] = referenceIn(schema);
  const found =
    resolve(resources, reference, resource) ?? fetched({ resources, options }, reference, resource);
  if (found === undefined)
    throw new Unreadable(`${keyword} ${JSON.stringify(reference)} leads nowhere`, place);
  const target = dynamicTarget(keyword, found, scope) ?? found;
  return { ...target, scope: enter(scope, target.resource) };
}

function referenceIn(schema: JsonValue | undefined): readonly [string, string] {
  for (const keyword of REFERENCES) {
    const reference = isJsonObject(schema) ? ownValue(schema, keyword) : undefined;
    if (typeof reference === 'string') return [keyword, reference];
  }
  throw new Unreadable('a reference is not a text', '');
}

/** The resources around a place, from the definition that is read inwards. */
function enclosing(resources: Resources, { resource, pointer }: Wanted, place: string): Scope {
  const found: Resource[] = [];
  for (let end = place.length; end > pointer.length; end = place.lastIndexOf('/', end - 1)) {
    found.unshift(resourceAt(resources, resource, place.slice(0, end)));
  }
  return [...new Set(found)];
}

function dynamicTarget(keyword: string, found: Target, scope: Scope): Target | undefined {
  if (keyword === '$recursiveRef') {
    const outermost = found.resource.isRecursive ? scope.find(({ isRecursive }) => isRecursive) : undefined;
    return outermost && { resource: outermost, pointer: outermost.pointer };
  }
  const { anchor } = found;
  if (keyword !== '$dynamicRef' || anchor === undefined) return undefined;
  if (!found.resource.dynamicAnchors.has(anchor)) return undefined;
  const resource = scope.find(({ dynamicAnchors }) => dynamicAnchors.has(anchor));
  const pointer = resource?.dynamicAnchors.get(anchor);
  return resource && pointer !== undefined ? { resource, pointer, anchor } : undefined;
}

/** A place in another document: one that the options have, or a meta-schema. */
function fetched({ resources, options }: Reading, reference: string, from: Resource): Target | undefined {
  const address = absolute(reference, from.uri)?.replace(/#.*$/s, '') ?? '';
  if (resources.byUri.has(address)) return undefined;
  const given = [address, `${address}#`].find((uri) => Object.hasOwn(options.documents, uri));
  const documents: readonly (readonly [string, JsonValue])[] =
    given === undefined
      ? metaSchemaDocuments(address)
      : [[address, oneReferenceEach(options.documents[given] as JsonValue)]];
  for (const [uri, document] of documents)
    addDocument(resources, document, { uri, dialect: options.dialect });
  return documents.length === 0 ? undefined : resolve(resources, reference, from);
}
