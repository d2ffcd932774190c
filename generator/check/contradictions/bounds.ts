import { instanceTypeOf, type TypeName } from '../../schema/instance-types.js';
import type { SchemaObject } from '../../schema/schema.js';
import { isStrict, type LimitKeyword, SIZE_LIMITS } from '../../schema/size-limits.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import { hasMultiple } from './has-multiple.js';

/** A limit of a value's size, and where it is. */
export interface Bound {
  readonly part: Part<SchemaObject>;
  readonly keyword: LimitKeyword;
  readonly limit: number;
}

/** Why a lower bound and an upper one leave nothing between them; undefined where they leave something. */
export function boundContradiction(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[] | undefined,
): Contradiction | undefined {
  const [type, ...others] = new Set(types?.map(instanceTypeOf));
  if (type === undefined || others.length > 0) return undefined;
  const limits = SIZE_LIMITS[type];
  const lower = boundsOf(parts, limits.least);
  const upper = lower.length === 0 ? [] : boundsOf(parts, limits.most);
  for (const least of lower) {
    for (const most of upper) {
      const areStrict = isStrict(least.keyword) || isStrict(most.keyword);
      if (least.limit < most.limit || (least.limit === most.limit && !areStrict)) continue;
      const words = least.limit === most.limit ? 'and' : 'is above';
      const reason = `${shown(least)} ${words} ${shown(most)}`;
      return at(least.part, 'bounds', words === 'and' ? `${reason} leave no value` : reason);
    }
  }
  return type === 'number' ? stepContradiction(parts, types ?? [], { lower, upper }) : undefined;
}

/** What parts say with some keywords for limits. */
function boundsOf(parts: readonly Part<SchemaObject>[], keywords: readonly LimitKeyword[]): readonly Bound[] {
  return parts.flatMap((part) =>
    keywords.flatMap((keyword) => {
      const limit = part.schema[keyword];
      return limit === undefined ? [] : [{ part, keyword, limit }];
    }),
  );
}

/** Why no whole number, or no multiple of a number, lies between two bounds. */
function stepContradiction(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[],
  { lower, upper }: { readonly lower: readonly Bound[]; readonly upper: readonly Bound[] },
): Contradiction | undefined {
  if (lower.length === 0 || upper.length === 0) return undefined;
  const factors = new Set(parts.flatMap(({ schema: { multipleOf = [] } }) => multipleOf));
  const steps = [...(types.every((type) => type === 'integer') ? [1] : []), ...factors];
  if (steps.length === 0) return undefined;
  for (const least of lower) {
    for (const most of upper) {
      const [from, to] = [least, most].map(({ limit, keyword }) => ({ limit, isStrict: isStrict(keyword) }));
      if (from === undefined || to === undefined || hasMultiple(steps, from, to)) continue;
      const reason = `no ${multipleOf(steps)} is between ${shown(least)} and ${shown(most)}`;
      return at(least.part, 'bounds', reason);
    }
  }
  return undefined;
}

/** `whole number that is a multiple of 4 and of 6` */
function multipleOf([first, ...others]: readonly number[]): string {
  const factors = others.join(' and of ');
  if (first !== 1) return `multiple of ${[first, ...others].join(' and of ')}`;
  return factors === '' ? 'whole number' : `whole number that is a multiple of ${factors}`;
}

function shown({ keyword, limit }: Bound): string {
  return `"${keyword}" ${limit}`;
}
