import type { JsonValue } from '../../json/json.js';
import { FORMAT_NAMES } from '../../patterns/formats.js';
import { isUnicodePattern } from '../../patterns/unicode-pattern.js';
import { DEFAULT_DIALECT } from '../../schema/dialect.js';
import { inPlaceGraph } from '../../schema/in-place.js';
import { innerSchemas, type Schema } from '../../schema/schema.js';
import { type Containment, type ContainsOptions, unknown } from '../containment.js';
import { Unreadable } from '../unreadable.js';
import { type ReadSchema, readSchema } from './read-schema.js';

/** Both schemas of a comparison, in one form. */
export interface Pair {
  readonly sub: ReadSchema;
  readonly sup: ReadSchema;
}

/** Reads both schemas. Gives the answer "unknown" where one of them has no meaning. */
export function readPair(sub: unknown, sup: unknown, options: ContainsOptions): Pair | Containment {
  const { dialect = DEFAULT_DIALECT, formats = 'assert' } = options;
  const known = formats === 'annotate' ? [] : FORMAT_NAMES;
  const checked = known.filter((name) => formats === 'assert' || formats.includes(name));
  const read = (schema: unknown, documents: Readonly<Record<string, unknown>> = {}): ReadSchema => {
    refuseDepth(schema);
    const found = readSchema(schema as JsonValue, { dialect, formats: checked, documents });
    for (const definition of found.definitions.values()) refusePatterns(definition);
    refuseCircles(found);
    return found;
  };
  let side: 'sub' | 'sup' = 'sub';
  try {
    const first = read(sub, options.subDocuments);
    side = 'sup';
    return { sub: first, sup: read(sup, options.supDocuments) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unknown(error.message, { [side]: error.pointer });
  }
}

/** The most levels of schemas and lists inside each other. Functions that walk through schemas recurse. */
const MOST_LEVELS = 700;

/** @throws Unreadable for a schema with too many levels; an object that contains itself has no end of them */
function refuseDepth(schema: unknown): void {
  let level: readonly unknown[] = [schema];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) throw new Unreadable('the schema has too many levels', '');
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
}

/** @throws Unreadable for a definition that refers to itself for the same value, which has no meaning */
function refuseCircles({ definitions, places }: ReadSchema): void {
  const leads = inPlaceGraph(definitions);
  const circle = [...definitions.keys()].find((name) => leads(name, name));
  if (circle === undefined) return;
  throw new Unreadable('a schema refers to itself, and nothing lies between', places.get(circle) ?? '');
}

/** @throws Unreadable for a pattern that no engine compiles */
function refusePatterns(schema: Schema): void {
  if (typeof schema === 'boolean') return;
  const { pattern, patternProperties = {} } = schema;
  for (const one of [...(pattern === undefined ? [] : [pattern]), ...Object.keys(patternProperties)]) {
    if (!isUnicodePattern(one))
      throw new Unreadable(`${JSON.stringify(one)} is not a pattern of ECMA-262`, '');
  }
  for (const inner of innerSchemas(schema)) refusePatterns(inner);
}
