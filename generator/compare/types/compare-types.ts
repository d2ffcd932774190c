import { compareLists } from './compare-lists.js';
import { compareObjects } from './compare-objects.js';
import { describeMembers } from './describe-member.js';
import { memberKey, membersOf, type ShapeOf } from './members.js';
import { createPairs } from './pairs.js';
import type { Literal, Member, Shape } from './shape.js';
import type { TypeChange, TypeComparison } from './type-change.js';

/**
 * Creates a comparison of two versions' types. It answers for code that reads every property of the old type, at every
 * depth, names every listed value, and passes the values on as the old type. Recursive types are compared once.
 * @param now finds a type of the new version
 * @param before finds a type of the old version
 */
export function typeComparison(now: ShapeOf, before: ShapeOf): TypeComparison {
  const membersNow = (shape: Shape): readonly Member[] => membersOf(shape, now);
  const membersBefore = (shape: Shape): readonly Member[] => membersOf(shape, before);
  const create = (isPassing: boolean): TypeComparison => {
    const known = createPairs();
    const comparison: TypeComparison = {
      isPassing,
      get passing() {
        return isPassing ? comparison : create(true);
      },
      compare(one, other, path) {
        const work = (): readonly TypeChange[] =>
          compareMembers(comparison, membersNow(one), membersBefore(other), []);
        const isPair = one.kind === 'name' && other.kind === 'name';
        const found = isPair ? known(JSON.stringify([one.name, other.name]), work) : work();
        return found.map((change) => ({ ...change, path: [...path, ...change.path] }));
      },
      membersNow,
      membersBefore,
    };
    return comparison;
  };
  return create(false);
}

function compareMembers(
  comparison: TypeComparison,
  now: readonly Member[],
  before: readonly Member[],
  path: readonly string[],
): readonly TypeChange[] {
  if (before.some(({ kind }) => kind === 'unknown'))
    return now.some(({ kind }) => kind === 'unknown')
      ? []
      : [{ code: 'HS769', path, message: `is now ${describeMembers(now, 'or')}; it could be any value` }];
  const added = now.filter((one) => isNew(one, before));
  const gone = before.filter((one) => isGone(one, now));
  return [
    ...widened(added, before, path),
    ...(comparison.isPassing ? [] : goneValues(gone, path)),
    ...(added.length > 0 ? [] : narrowed(gone, path)),
    ...compareObjects(comparison, now, before, path),
    ...compareLists(comparison, now, before, path),
  ];
}

/** True for a member that no member of the old type includes. Objects and lists are looked at one by one elsewhere. */
function isNew(one: Member, before: readonly Member[]): boolean {
  if (one.kind === 'object' || one.kind === 'list') return !before.some(({ kind }) => kind === one.kind);
  if (one.kind === 'literal')
    return !before.some((other) => isLiteral(other, one.value) || isPrimitiveOf(other, one.value));
  return !before.some((other) => memberKey(other) === memberKey(one));
}

/** True for a member of the old type of which the new type has nothing left. */
function isGone(one: Member, now: readonly Member[]): boolean {
  if (now.some(({ kind }) => kind === 'unknown')) return false;
  if (one.kind === 'object' || one.kind === 'list') return !now.some(({ kind }) => kind === one.kind);
  if (one.kind === 'literal')
    return !now.some((other) => isLiteral(other, one.value) || isPrimitiveOf(other, one.value));
  if (one.kind === 'primitive')
    return !now.some(
      (other) =>
        memberKey(other) === memberKey(one) || (other.kind === 'literal' && isPrimitiveOf(one, other.value)),
    );
  return !now.some((other) => memberKey(other) === memberKey(one));
}

function isLiteral(member: Member, value: Literal): boolean {
  return member.kind === 'literal' && member.value === value;
}

function isPrimitiveOf(member: Member, value: Literal): boolean {
  return member.kind === 'primitive' && member.type === typeof value;
}

function widened(
  added: readonly Member[],
  before: readonly Member[],
  path: readonly string[],
): readonly TypeChange[] {
  const texts = added.filter(({ kind }) => kind === 'text');
  const values = added.filter(({ kind }) => kind === 'literal');
  const types = added.filter(({ kind }) => kind !== 'literal' && kind !== 'text');
  const known = describeMembers(before);
  const isListed = before.some(({ kind }) => kind === 'literal');
  return [
    ...texts.map((): TypeChange => ({ code: 'HS766', path, message: 'has a type that cannot be compared' })),
    ...(values.length === 0
      ? []
      : [
          {
            code: isListed ? 'HS763' : 'HS762',
            path,
            message: `may now be ${describeMembers(values, 'or')}; code for the old type knows only ${known}`,
          } as const,
        ]),
    ...(types.length === 0
      ? []
      : [
          {
            code: 'HS762',
            path,
            message: `may now be ${describeMembers(types, 'or')}; code for the old type expects ${known}`,
          } as const,
        ]),
  ];
}

/** Code that names a value which the type no longer has does not compile: the comparison is always false. */
function goneValues(gone: readonly Member[], path: readonly string[]): readonly TypeChange[] {
  const values = gone.filter(({ kind }) => kind === 'literal');
  if (values.length === 0) return [];
  const pronoun = values.length === 1 ? 'it' : 'them';
  const message = `is never ${describeMembers(values, 'or')} now, so code that compares with ${pronoun} does not compile`;
  return [{ code: 'HS764', path, message }];
}

function narrowed(gone: readonly Member[], path: readonly string[]): readonly TypeChange[] {
  const types = gone.filter(({ kind }) => kind === 'primitive');
  return types.length === 0
    ? []
    : [{ code: 'HS769', path, message: `is no longer ${describeMembers(types, 'or')}` }];
}
