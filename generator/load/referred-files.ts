import { posix } from 'node:path';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json/json.js';
import { decoded } from '../text/percent-encoding.js';

/** The part of a document that is needed to find its references. */
interface Referring {
  readonly path: string;
  readonly value: JsonValue;
}

/**
 * The files that a document refers to, as paths below the schema folder. References that do not lead to such files
 * are skipped. So is data: the values of examples, defaults and the like.
 */
export function referredFiles({ path, value }: Referring): readonly string[] {
  const found = new Set<string>();
  const visit = (inner: JsonValue, isMap: boolean): void => {
    if (isJsonArray(inner)) for (const item of inner) visit(item, false);
    if (!isJsonObject(inner)) return;
    for (const [key, member] of Object.entries(inner)) {
      if (isMap) visit(member, false);
      else if ((key === '$ref' || key === '$dynamicRef') && typeof member === 'string') found.add(member);
      else if (key === 'discriminator') for (const target of mappingTargets(member)) found.add(target);
      else if (key === 'examples') for (const entry of examplesOf(member)) visit(entry, false);
      else if (!DATA.has(key)) visit(member, MAPS.has(key));
    }
  };
  visit(value, false);
  return [...found].flatMap((reference) => fileOf(reference, path));
}

/** Members whose values are data. */
const DATA = new Set(['const', 'enum', 'default', 'example']);

/** Members whose keys are names that the author chose, so that none of them is a keyword. */
const MAPS = new Set(
  'properties patternProperties dependentSchemas dependencies $defs definitions schemas responses parameters requestBodies headers securitySchemes links callbacks pathItems paths webhooks x-webhooks content encoding'.split(
    ' ',
  ),
);

/** The entries of OpenAPI's `examples`, without their values. JSON Schema's `examples` is a list of data. */
function examplesOf(examples: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(examples)) return [];
  return Object.values(examples).map((entry): JsonValue => {
    const ref = isJsonObject(entry) ? ownValue(entry, '$ref') : undefined;
    return ref === undefined ? {} : { $ref: ref };
  });
}

/** What the mapping of OpenAPI's `discriminator` leads to. */
function mappingTargets(discriminator: JsonValue): readonly string[] {
  const mapping: JsonValue | undefined = isJsonObject(discriminator)
    ? ownValue(discriminator, 'mapping')
    : undefined;
  const members: JsonObject = isJsonObject(mapping) ? mapping : {};
  return Object.values(members).filter((target) => typeof target === 'string');
}

function fileOf(reference: string, from: string): readonly string[] {
  const [address = ''] = reference.split('#');
  if (address === '' || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(address) || address.startsWith('/')) return [];
  const target = posix.normalize(posix.join(posix.dirname(from), decoded(address)));
  return target.startsWith('../') ? [] : [target];
}
