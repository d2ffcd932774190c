import type { JsonValue } from '../json/json.js';
import { once } from '../schema/memoize.js';
import type { SchemaObject } from '../schema/schema.js';
import type { Mutation } from './fixture.js';
import type { Location, Member } from './locations.js';
import { repeatsInPayload } from './repeats.js';
import { shareEqual } from './share-equal.js';

/** A change at a location, wherever in a payload that is: another value, or a property that is removed or added. */
export interface LocalChange {
  readonly value?: JsonValue;
  /** The property of the value that is removed or added; the value itself stays. */
  readonly below?: string;
}

/** The changes at a location. */
export interface ChangesAt<Change> {
  /** Those that depend on all of its schema. */
  readonly own: readonly Change[];
  /** Those that depend on what its schema says about members, which other schemas may say too. */
  readonly ofMembers: readonly Change[];
}

/** The changes to a payload. */
export interface ListedChanges<Change> {
  /** What each change is about, as a number: equal for changes that say the same about the catalog. */
  readonly subjects: Int32Array;
  /** The positions of the first change at each location, then of the second ones, and so on. */
  readonly byTurns: () => readonly number[];
  /** The change at a position, and where it is in the payload. */
  readonly changeAt: (position: number) => Change & Pick<Mutation, 'at'>;
}

/** How to list changes. */
export interface ListOptions<Change> {
  readonly changesAt: (location: Location) => ChangesAt<Change>;
  /** What a change says about the member that it changes, as a text. */
  readonly about: (change: Change) => string;
  /** A number or a short text that is equal for equal values. */
  readonly idOf: (value: JsonValue) => number | string;
  /** A number that is equal for equal texts. */
  readonly numberOf: (subject: string) => number;
  /** Whether equal changes become the same object, which takes less memory and more time. */
  readonly areShared: boolean;
}

/** The tokens to a location, last one first. Lists would take more memory than everything else about the changes. */
interface Way {
  readonly token: string;
  readonly before: Way | undefined;
}

/** The changes at a location and, in the same order, their subjects. */
interface Numbered<Change> {
  readonly own: readonly (readonly [Change, number])[];
  readonly ofMembers: readonly (readonly [Change, number])[];
}

/** Starts to list the changes to payloads, each at the first location that a schema describes. */
export function changeLister<Change extends LocalChange>(
  options: ListOptions<Change>,
): (whole: Location | undefined) => ListedChanges<Change> {
  const { changesAt, areShared } = options;
  const subjectOf = subjects(options);
  const known = new Map<Member, Numbered<Change>>();
  const share = areShared ? shareEqual<Change>() : (change: Change) => change;
  const numbered = (location: Location, member: Member | undefined): Numbered<Change> => {
    const found = member && known.get(member);
    if (found !== undefined) return found;
    const { own, ofMembers } = changesAt(location);
    const withSubject = (one: Change) => [share(one), subjectOf(one, location, member)] as const;
    const made = { own: own.map(withSubject), ofMembers: ofMembers.map(withSubject) };
    if (member?.isShared) known.set(member, made);
    return made;
  };
  return (whole) => {
    const found = foundChanges<Change>();
    const isRepeat = repeatsInPayload();
    const seen = new Set<readonly Member[]>();
    const visit = (location: Location, member: Member | undefined, way: Way | undefined): void => {
      if (!isRepeat(location.schema, location.choice)) {
        const { own, ofMembers } = numbered(location, member);
        found.add(own, way);
        // Two locations may refer to the same object type.
        if (!isRepeat(location.matchedBranch.properties, 0)) found.add(ofMembers, way, own.length);
      }
      // Everything in a list that was seen before is a repeat.
      if (location.members.length === 0 || seen.has(location.members)) return;
      seen.add(location.members);
      for (const inner of location.members) visit(inner.location, inner, { token: inner.token, before: way });
    };
    if (whole) visit(whole, undefined, undefined);
    return found.listed();
  };
}

/** Says what a change is about: the member of an object or array that it changes, whatever payload has it. */
function subjects<Change extends LocalChange>({ idOf, numberOf, about }: ListOptions<Change>) {
  const memberOf = (around: SchemaObject | undefined, token: string): string => {
    const isItem = around?.prefixItems === undefined && around?.items !== undefined && /^\d+$/.test(token);
    return `${idOf((around ?? null) as JsonValue)} ${isItem ? '*' : JSON.stringify(token)}`;
  };
  return (change: Change, { matchedBranch }: Location, member: Member | undefined): number => {
    const { below } = change;
    const changed =
      below === undefined ? memberOf(member?.around, member?.token ?? '') : memberOf(matchedBranch, below);
    return numberOf(`${changed} ${about(change)}`);
  };
}

/** Collects the changes to a payload. */
function foundChanges<Change extends LocalChange>() {
  const changes: Change[] = [];
  const ways: (Way | undefined)[] = [];
  const numbers: number[] = [];
  const turns: number[] = [];
  return {
    add: (list: Numbered<Change>['own'], way: Way | undefined, firstTurn = 0): void => {
      let turn = firstTurn;
      for (const [change, subject] of list) {
        changes.push(change);
        ways.push(way);
        numbers.push(subject);
        turns.push(turn);
        turn += 1;
      }
    },
    listed: (): ListedChanges<Change> => ({
      subjects: Int32Array.from(numbers),
      byTurns: once(() => [...turns.keys()].sort((one, other) => (turns[one] ?? 0) - (turns[other] ?? 0))),
      changeAt: changeIn(changes, ways),
    }),
  };
}

/** A function of its own, which holds what it needs and no more: there is one for each payload of a catalog. */
function changeIn<Change extends LocalChange>(
  changes: readonly Change[],
  ways: readonly (Way | undefined)[],
): ListedChanges<Change>['changeAt'] {
  return (position) => {
    const change = changes[position];
    if (change === undefined) throw new Error(`no change at ${position}`);
    const at = tokensOf(ways[position]);
    return { ...change, at: change.below === undefined ? at : [...at, change.below] };
  };
}

function tokensOf(way: Way | undefined): readonly string[] {
  const tokens: string[] = [];
  for (let next = way; next !== undefined; next = next.before) tokens.push(next.token);
  return tokens.reverse();
}
