import { isDeepStrictEqual } from 'node:util';
import type { Containment, ContainmentChange } from '../../contains/containment.js';
import { contains } from '../../contains/contains.js';
import type { JsonValue } from '../../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../../json/json-pointer.js';
import { reachable } from '../../schema/reachable.js';
import type { Schema } from '../../schema/schema.js';
import { digest } from '../../text/digest.js';
import { replacedAt } from './replaced-at.js';
import { type Bundle, definitionsOf, type SharedPlace, sharedPlaces } from './shared-places.js';

/** Decides whether every value of one schema is accepted by another, with formats checked. */
export type Engine = (sub: JsonValue, sup: JsonValue) => Containment;

/** Answers questions about schemas that share definitions. */
export interface Ask {
  /** The answer, put together from the answers about the definitions. The judges of the caller confirm a witness. */
  readonly shared: (sub: Bundle, sup: Bundle) => Containment;
  /** The answer about the schemas as they are, whatever is known about their definitions. */
  readonly whole: Engine;
}

/**
 * Creates the memory of a comparison of two versions: each pair of definitions is compared once, whatever refers to it.
 * A question about schemas that refer to definitions at the same places is then a small one. There, each definition is
 * replaced by texts: one that stands for the values that the other definition accepts, one for those that it rejects.
 * @param engine the engine; a test counts what it is asked
 */
export function createAsk(engine: Engine = (sub, sup) => contains(sub, sup, { formats: 'assert' })): Ask {
  const answers = new Map<string, Containment>();
  const once = (kind: string, parts: readonly JsonValue[], work: () => Containment): Containment => {
    const key = kind + digest(JSON.stringify(parts));
    const answer = answers.get(key) ?? work();
    answers.set(key, answer);
    return answer;
  };
  const plain: Engine = (sub, sup) => once('plain', [sub, sup], () => engine(sub, sup));
  const shared = (sub: Bundle, sup: Bundle): Containment => composed(sub, sup) ?? plain(sub, sup);
  return { shared, whole: engine };

  function composed(sub: Bundle, sup: Bundle): Containment | undefined {
    const parts = sharedPlaces(sub, sup).map((place) => partAt(place, sub, sup));
    if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
    const found = plain(
      pruned(parts.reduce((whole, { place, allowed }) => replacedAt(whole, place.sub, allowed), sub)),
      pruned(parts.reduce((whole, { place }) => replacedAt(whole, place.sup, { const: ACCEPTED }), sup)),
    );
    if (found.answer === 'yes') return found;
    return found.answer === 'no' ? withValues(found, parts) : undefined;
  }

  function partAt(place: SharedPlace, sub: Bundle, sup: Bundle): Part | undefined {
    const [one, other] = [bundleAt(sub, place.sub), bundleAt(sup, place.sup)];
    const found = once('shared', [one, other], () => shared(one, other));
    if (found.answer === 'unknown') return undefined;
    /** A value that the definition accepts, the first that the engine finds. */
    const usual = (): JsonValue | undefined => witnessOf(plain(one, false));
    if (found.answer === 'yes') return { place, allowed: { const: ACCEPTED }, usual, changes: [] };
    const [value, rejected] = [usual(), witnessOf(found)];
    const part = { place, usual, rejected, changes: found.changes };
    if (isDeepStrictEqual(value, rejected)) return { ...part, allowed: { const: REJECTED } };
    const isAccepted = value !== undefined && plain({ const: value }, other).answer === 'yes';
    return isAccepted ? { ...part, allowed: { enum: [ACCEPTED, REJECTED] } } : undefined;
  }
}

/** What is known about a place. */
interface Part {
  readonly place: SharedPlace;
  /** The schema of the texts that stand for the values of the first schema. */
  readonly allowed: JsonValue;
  readonly usual: () => JsonValue | undefined;
  /** A value that the second schema rejects. */
  readonly rejected?: JsonValue | undefined;
  readonly changes: readonly ContainmentChange[];
}

/** Two texts that no schema has by chance. */
const [ACCEPTED, REJECTED] = ['hookschema: accepted', 'hookschema: rejected'];

type No = Extract<Containment, { answer: 'no' }>;

/** An answer about texts, with the values that they replace. Undefined where there is no such value. */
function withValues(found: No, parts: readonly Part[]): Containment | undefined {
  // The engine gives a JSON value.
  let witness = found.witness as JsonValue;
  for (const { place, usual, rejected } of parts) {
    const text = valueAt(witness, place.path);
    if (text === undefined) continue;
    const value = text === REJECTED ? rejected : usual();
    if (value === undefined) return undefined;
    witness = replacedAt(witness, pointerTo('', ...place.path), value);
  }
  const changes = found.changes.flatMap((change) => {
    const part = parts.find(({ place }) => pointerTo('', ...place.path) === change.instancePath);
    return part === undefined ? [change] : part.changes.map((inner) => atPlace(inner, part.place));
  });
  return { answer: 'no', witness, changes };
}

/** A change of a definition, as a change of a schema that refers to it. */
function atPlace(change: ContainmentChange, { path, sub, sup }: SharedPlace): ContainmentChange {
  const within = (pointer: string, place: string): string =>
    pointer.startsWith('/$defs/') ? pointer : place + pointer;
  const instancePath = pointerTo('', ...path) + change.instancePath;
  return {
    ...change,
    instancePath,
    subPath: within(change.subPath, sub),
    supPath: within(change.supPath, sup),
    message: change.message.replace(/^(?:`[^`]*`|the value) /, `\`${instancePath}\` `),
  };
}

function witnessOf(found: Containment): JsonValue | undefined {
  // The engine gives a JSON value.
  return found.answer === 'no' ? (found.witness as JsonValue) : undefined;
}

/** The schema at a place of a bundle, with everything that it leads to. */
function bundleAt({ $schema = '', $defs, ...root }: Bundle, pointer: string): Bundle {
  const schema = valueAt({ ...root, $defs }, pointerTokens(pointer) ?? []);
  return pruned({ ...(schema as Bundle), $schema, $defs });
}

/** A bundle without the definitions that nothing leads to. */
function pruned({ $defs, ...root }: Bundle): Bundle {
  // A bundle is made of schemas.
  const needed = reachable(root as Schema, definitionsOf($defs));
  return { ...root, $defs: Object.fromEntries(Object.entries($defs).filter(([name]) => needed.has(name))) };
}
