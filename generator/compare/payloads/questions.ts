import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { lookUpIn, schemasByName } from '../../catalog/lower-catalog.js';
import { type ContainmentChange, contains } from '../../contains/contains.js';
import type { JsonValue } from '../../json/json.js';
import { pointerTokens, valueAt } from '../../json/json-pointer.js';
import { URI_OF } from '../../schema/dialect.js';
import { memoize } from '../../schema/memoize.js';
import { reachable } from '../../schema/reachable.js';
import { refTo, type Schema, withoutAnnotations } from '../../schema/schema.js';
import { shortened } from '../../text/visible.js';
import { catalogValidators } from '../../validate/catalog-validators.js';
import type { Change } from '../change.js';
import type { ChangeCode } from '../rules.js';
import { readSchemas } from './as-read.js';
import { refToSent, sentSchemas } from './sent.js';

/** An event of the old version and of the new one. */
export interface EventPair {
  readonly before: { readonly catalog: Catalog; readonly event: EventDefinition };
  readonly now: { readonly catalog: Catalog; readonly event: EventDefinition };
}

/** Does code that was built against the old schema understand every payload that is sent under the new one? */
export function receive({ before, now }: EventPair): readonly Change[] {
  const sub = sentPayloads(now.catalog, now.event);
  const sup = readPayloads(before.catalog, before.event);
  return answer(sub, sup, {
    event: before.event,
    catalog: readableVersion(before.catalog),
    codes: ['HS755', 'HS756'],
    words: RECEIVE,
  });
}

/** Does the new schema accept every payload that was sent under the old one? */
export function replay({ before, now }: EventPair): readonly Change[] {
  const sub = sentPayloads(before.catalog, before.event);
  const sup = acceptedPayloads(now.catalog, now.event);
  return answer(sub, sup, {
    event: now.event,
    catalog: now.catalog,
    codes: ['HS757', 'HS758'],
    words: REPLAY,
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
  /** The codes for "no" and for "unknown". */
  readonly codes: readonly [ChangeCode, ChangeCode];
  readonly words: Words;
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

function answer(sub: object, sup: object, asked: Asked): readonly Change[] {
  const event = asked.event.type;
  const [no, unknown] = asked.codes;
  const found = contains(sub, sup, { formats: 'assert' });
  switch (found.answer) {
    case 'yes':
      return [];
    case 'unknown':
      return [{ code: unknown, event, path: '', message: `cannot be decided: ${found.reason}` }];
    default: {
      // The engine gives a JSON value.
      const payload = found.witness as JsonValue;
      return [{ code: no, event, payload, ...rejection(asked, payload, found.changes) }];
    }
  }
}

/** What a payload is rejected for, in the words of the validator. */
function rejection(
  { catalog, event, words }: Asked,
  payload: JsonValue,
  changes: readonly ContainmentChange[],
): Pick<Change, 'path' | 'message' | 'isPresence'> {
  const [first] = changes;
  const type = catalog.events.find(({ type: one }) => one === event.type);
  const error = type && catalogValidators(catalog).firstError(type, payload);
  if (error === undefined)
    return { path: first?.instancePath ?? '', message: first?.message ?? 'does not match the schema' };
  const { path, keyword, expected } = error;
  if (keyword === 'required') return { path, message: words.absent, isPresence: true };
  const value = valueAt(payload, pointerTokens(path) ?? []);
  const shown = shortened(JSON.stringify(value ?? null), 80);
  return { path, message: words.value(shown, expected) };
}

/** The schema of the payloads that are sent. */
function sentPayloads(catalog: Catalog, { names }: EventDefinition): object {
  return bundle(refToSent(names.type), sentIn(catalog));
}

/** The schema of the payloads that code understands which was built against an event. */
function readPayloads(catalog: Catalog, { names }: EventDefinition): object {
  return bundle(refTo(names.type), readIn(catalog));
}

/** The schema of the payloads that the event's validator accepts. */
function acceptedPayloads(catalog: Catalog, { names }: EventDefinition): object {
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
function bundle($ref: string, schemas: ReadonlyMap<string, Schema>): object {
  const needed = reachable({ $ref }, schemas);
  const $defs = Object.fromEntries([...schemas].filter(([name]) => needed.has(name)));
  return { $schema: URI_OF['2020-12'], $ref, $defs };
}
