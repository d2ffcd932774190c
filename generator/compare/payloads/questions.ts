import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { lookUpIn, schemasByName } from '../../catalog/lower/lower-catalog.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { isPointerWithin, pointerTo, pointerTokens, valueAt } from '../../json/json-pointer.js';
import type { ValidationError } from '../../runtime/errors.js';
import { URI_OF } from '../../schema/dialect.js';
import { expectedBy } from '../../schema/keyword-sets.js';
import { memoize } from '../../schema/memoize.js';
import { reachable } from '../../schema/reachable.js';
import { refTo, type Schema, withoutAnnotations } from '../../schema/schema.js';
import { shortened } from '../../text/visible.js';
import { catalogValidators } from '../../validate/catalog-validators.js';
import type { Change } from '../change.js';
import type { ChangeCode } from '../rules.js';
import { readSchemas } from './as-read.js';
import { type Rejection, rejections } from './rejections.js';
import { refToSent, sentSchemas } from './sent.js';
import type { Ask } from './shared-answers.js';
import type { Bundle } from './shared-places.js';

/** An event of the old version and of the new one. */
export interface EventPair {
  readonly before: { readonly catalog: Catalog; readonly event: EventDefinition };
  readonly now: { readonly catalog: Catalog; readonly event: EventDefinition };
}

/** Does code that was built against the old schema understand every payload that is sent under the new one? */
export function receive({ before, now }: EventPair, ask: Ask): readonly Change[] {
  const sub = sentPayloads(now.catalog, now.event);
  const sup = readPayloads(before.catalog, before.event);
  return answer(sub, sup, {
    event: before.event,
    catalog: readableVersion(before.catalog),
    sender: now,
    codes: ['HS755', 'HS756'],
    words: RECEIVE,
    ask,
  });
}

/** Does the new schema accept every payload that was sent under the old one? */
export function replay({ before, now }: EventPair, ask: Ask): readonly Change[] {
  const sub = sentPayloads(before.catalog, before.event);
  const sup = acceptedPayloads(now.catalog, now.event);
  return answer(sub, sup, {
    event: now.event,
    catalog: now.catalog,
    sender: before,
    codes: ['HS757', 'HS758'],
    words: REPLAY,
    ask,
  });
}

/** True where the schemas of an event differ in more than texts. */
export function isRewritten({ before, now }: EventPair): boolean {
  const [one, other] = [before, now].map(({ catalog, event }) =>
    JSON.stringify(acceptedPayloads(catalog, event)),
  );
  return one !== other;
}

interface Asked {
  /** The version that may reject payloads, and its event. */
  readonly catalog: Catalog;
  readonly event: EventDefinition;
  /** The version under which they are sent. */
  readonly sender: EventPair['now'];
  /** The codes for "no" and for "unknown". */
  readonly codes: readonly [ChangeCode, ChangeCode];
  readonly words: Words;
  readonly ask: Ask;
}

/** How to say why a payload is rejected. */
interface Words {
  readonly absent: string;
  readonly value: (value: string, expected: string) => string;
}

const RECEIVE: Words = {
  absent: 'may be absent; code for the old version expects it',
  value: (value, expected) => `may be ${value}; code for the old version expects ${expected}`,
};

const REPLAY: Words = {
  absent: 'could be absent; it is now required',
  value: (value, expected) => `could be ${value}; it must now be ${expected}`,
};

function answer(sub: Bundle, sup: Bundle, asked: Asked): readonly Change[] {
  const { type } = asked.event;
  const [no, unknown] = asked.codes;
  const own = asked.catalog.events.find((one) => one.type === type);
  const errorOf = (payload: JsonValue) => own && catalogValidators(asked.catalog).firstError(own, payload);
  const { catalog, event } = asked.sender;
  const sides = {
    isSent: (payload: JsonValue) => catalogValidators(catalog).firstError(event, payload) === undefined,
    isRejected: (payload: JsonValue) => errorOf(payload) !== undefined,
  };
  const found = rejections(sub, sup, sides, asked.ask);
  if ('unknown' in found)
    return [{ code: unknown, event: type, path: '', message: `cannot be decided: ${found.unknown}` }];
  return found.list.flatMap((one) =>
    described(one, errorOf(one.payload), asked.words).map((text) => ({
      code: no,
      event: type,
      payload: one.payload,
      ...text,
    })),
  );
}

/** What a payload is rejected for. The validator knows best which branch was meant. */
function described(
  { payload, path, keyword, limit, message, isOnly }: Rejection,
  error: ValidationError | undefined,
  words: Words,
): readonly Pick<Change, 'path' | 'message' | 'isPresence'>[] {
  const value = valueAt(payload, pointerTokens(path) ?? []);
  if (keyword === 'required' && isJsonArray(limit) && isJsonObject(value))
    return limit
      .filter((name) => typeof name === 'string' && !Object.hasOwn(value, name))
      .map((name) => ({ path: pointerTo(path, String(name)), message: words.absent, isPresence: true }));
  const isNearer = isOnly && error !== undefined && isPointerWithin(path, error.path);
  if (isNearer && error.keyword === 'required')
    return [{ path: error.path, message: words.absent, isPresence: true }];
  const expected = isNearer ? error.expected : expectedBy(keyword, limit);
  if (expected === undefined) return [{ path, message }];
  const at = isNearer ? error.path : path;
  const shown = shortened(JSON.stringify(valueAt(payload, pointerTokens(at) ?? []) ?? null), 80);
  return [{ path: at, message: words.value(shown, expected) }];
}

/** The schema of the payloads that are sent. */
function sentPayloads(catalog: Catalog, { names }: EventDefinition): Bundle {
  return bundle(refToSent(names.type), sentIn(catalog));
}

/** The schema of the payloads that code understands which was built against an event. */
function readPayloads(catalog: Catalog, { names }: EventDefinition): Bundle {
  return bundle(refTo(names.type), readIn(catalog));
}

/** The schema of the payloads that the event's validator accepts. */
function acceptedPayloads(catalog: Catalog, { names }: EventDefinition): Bundle {
  return bundle(refTo(names.type), plainIn(catalog));
}

/** A version whose validators let unknown properties pass. */
export const readableVersion: (catalog: Catalog) => Catalog = memoize((catalog) => {
  const schemas = readSchemas(schemasByName(catalog));
  const read = (name: string, schema: Schema): Schema => schemas.get(name) ?? schema;
  return {
    ...catalog,
    events: catalog.events.map((one) => ({ ...one, schema: read(one.names.type, one.schema) })),
    definitions: catalog.definitions.map((one) => ({ ...one, schema: read(one.name, one.schema) })),
  };
});

const plainIn: (catalog: Catalog) => ReadonlyMap<string, Schema> = memoize(
  (catalog) => new Map([...schemasByName(catalog)].map(([name, one]) => [name, withoutAnnotations(one)])),
);
const sentIn: (catalog: Catalog) => ReadonlyMap<string, Schema> = memoize((catalog) =>
  sentSchemas(plainIn(catalog), lookUpIn(catalog)),
);
const readIn: (catalog: Catalog) => ReadonlyMap<string, Schema> = memoize((catalog) =>
  readSchemas(plainIn(catalog)),
);

/** A schema that stands alone: a reference, with everything that it leads to. */
function bundle($ref: string, schemas: ReadonlyMap<string, Schema>): Bundle {
  const needed = reachable({ $ref }, schemas);
  const $defs = Object.fromEntries([...schemas].filter(([name]) => needed.has(name)));
  // Schemas are JSON.
  return { $schema: URI_OF['2020-12'], $ref, $defs } as unknown as Bundle;
}
