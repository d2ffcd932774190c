import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { lookUpIn, schemasByName } from '../../catalog/lower-catalog.js';
import { contains } from '../../contains/contains.js';
import type { JsonValue } from '../../json/json.js';
import { URI_OF } from '../../schema/dialect.js';
import { memoize } from '../../schema/memoize.js';
import { reachable } from '../../schema/reachable.js';
import { refTo, type Schema, withoutAnnotations } from '../../schema/schema.js';
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
  return answer(sub, sup, { event: now.event.type, codes: ['HS755', 'HS756'] });
}

/** Does the new schema accept every payload that was sent under the old one? */
export function replay({ before, now }: EventPair): readonly Change[] {
  const sub = sentPayloads(before.catalog, before.event);
  const sup = acceptedPayloads(now.catalog, now.event);
  return answer(sub, sup, { event: now.event.type, codes: ['HS757', 'HS758'] });
}

/** True where the schemas of an event differ in more than texts. */
export function isRewritten({ before, now }: EventPair): boolean {
  const [one, other] = [before, now].map(({ catalog, event }) =>
    JSON.stringify(acceptedPayloads(catalog, event)),
  );
  return one !== other;
}

interface Asked {
  readonly event: string;
  /** The codes for "no" and for "unknown". */
  readonly codes: readonly [ChangeCode, ChangeCode];
}

function answer(sub: object, sup: object, { event, codes: [no, unknown] }: Asked): readonly Change[] {
  const found = contains(sub, sup, { formats: 'assert' });
  switch (found.answer) {
    case 'yes':
      return [];
    case 'unknown':
      return [{ code: unknown, event, path: '', message: `cannot be decided: ${found.reason}` }];
    default: {
      // The engine gives a JSON value.
      const payload = { payload: found.witness as JsonValue };
      const changes = found.changes.map(
        ({ instancePath, message }): Change => ({ code: no, event, path: instancePath, message, ...payload }),
      );
      const whole: Change = { code: no, event, path: '', message: 'the payload does not match', ...payload };
      return changes.length > 0 ? changes : [whole];
    }
  }
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
