import type { EventDefinition } from '../catalog/catalog.js';
import { contentIds } from '../json/content-ids.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { type Code, code } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode } from '../module/statement.js';
import { held, type Memory } from '../schema/memory.js';
import { digest } from '../text/digest.js';
import { layOutCode } from '../text/lay-out.js';
import { support } from './fixture-support.js';

/** Objects that the payloads of several events share, so that a large one is written once. */
export interface FixtureParts {
  /** A value as code, in which the shared objects are names. `used` is how much of the line other text takes. */
  readonly print: (value: JsonValue, layout: { readonly used: number }) => Code;
  /** The module of the shared objects; none where there are none. It is not an entry point of the package. */
  readonly modules: readonly OutputModule[];
  /** Equal for equal objects under equal names. */
  readonly content: string;
}

/** Payloads, each with its name among those of the same event. */
export type NamedPayloads = readonly (readonly [name: string, payload: JsonValue])[];

/** How many characters must be saved by writing an object once. Below that, complete payloads are easier to read. */
const SAVED = 10_000;

/** The same for catalogs with payloads of more than a million characters, whose size matters more. */
const SAVED_IN_LARGE = 1_000;
const LARGE = 1_000_000;

const PATH = 'fixture-parts';
const part = fromModule(PATH);

/**
 * Finds the objects that payloads share.
 * @param payloads the payloads of each event
 * @param memory numbers of equal objects in earlier runs
 */
export function fixtureParts(
  payloads: readonly (readonly [EventDefinition, NamedPayloads])[],
  memory?: Memory,
): FixtureParts {
  const idOf = held(memory, 'payload ids', () => '', contentIds);
  const counted = new Map<number, Counted>();
  for (const [event, values] of payloads) {
    for (const [name, value] of values)
      countObjects(value, { idOf, counted, prefix: [event.names.type, name] });
  }
  const names = new Map<number, string>();
  const saved = lengthOf(payloads) < LARGE ? SAVED : SAVED_IN_LARGE;
  const taken = new Set<string>();
  for (const [id, { value, place, holders }] of counted) {
    if (holders.size < 2 || (holders.size - 1) * JSON.stringify(value).length < saved) continue;
    const name = place.join('_').replaceAll(/[^\w$]/g, '_');
    if (!taken.has(name)) names.set(id, name);
    taken.add(name);
  }
  const print = (value: JsonValue, used: number): Code => {
    const own = idOf(value);
    const nameOf = (inner: object): string | undefined => {
      const id = idOf(inner as JsonValue);
      return id === own ? undefined : names.get(id);
    };
    return withNames(layOutCode(value, { used, nameOf: (inner) => marked(nameOf(inner)) }));
  };
  const constants = [...names].map(
    ([id, name]) =>
      code`const ${name} = /* @__PURE__ */ ${support('deepFreeze')}(${print(counted.get(id)?.value ?? null, 60)});`,
  );
  return {
    print: (value, { used }) => print(value, used),
    content: digest(JSON.stringify([...names].map(([id, name]) => [name, counted.get(id)?.value]))),
    modules: names.size === 0 ? [] : [{ path: PATH, statements: exportedCode(...constants) }],
  };
}

/** The characters of all payloads. It stops where that are many. */
function lengthOf(payloads: readonly (readonly [EventDefinition, NamedPayloads])[]): number {
  let length = 0;
  for (const [, values] of payloads) {
    for (const [, value] of values) length += JSON.stringify(value).length;
    if (length >= LARGE) break;
  }
  return length;
}

/** An object in payloads, and the objects, arrays and payloads that hold it. */
interface Counted {
  readonly value: JsonValue;
  /** The event, the payload and the keys that lead to it where it was met first. */
  readonly place: readonly string[];
  readonly holders: Set<number>;
}

interface Counting {
  readonly idOf: (value: JsonValue) => number;
  /** Updated: inner objects come before outer ones. */
  readonly counted: Map<number, Counted>;
  readonly prefix: readonly string[];
}

/** Counts the objects inside a value. Equal objects are entered once. */
function countObjects(value: JsonValue, { idOf, counted, prefix }: Counting): void {
  const holder = idOf(value);
  if (!isJsonArray(value) && !isJsonObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!isJsonArray(inner) && !isJsonObject(inner)) continue;
    const found = counted.get(idOf(inner));
    if (found !== undefined) {
      found.holders.add(holder);
      continue;
    }
    const place = [...prefix, key];
    countObjects(inner, { idOf, counted, prefix: place });
    counted.set(idOf(inner), { value: inner, place, holders: new Set([holder]) });
  }
}

/** A character that no printed value has, around the names of parts. */
const MARK = '\u0000';

function marked(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${MARK}${name}${MARK}`;
}

/** Code with the names of parts as imports. */
function withNames(text: string): Code {
  return code`${text.split(MARK).map((piece, at) => (at % 2 === 0 ? piece : part(piece)))}`;
}
