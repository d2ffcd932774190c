import { INSTANCE_TYPES, type InstanceType } from './instance-types.js';
import { keywordsWhere, rowOf } from './keyword-sets.js';
import type { KeywordWith } from './keywords.js';

/** A keyword whose value is a limit. */
export type LimitKeyword = KeywordWith<{ bound: 'least' | 'most' }>;

/** The keywords that limit the size of values of one type. One that is strict comes after one that is not. */
export interface SizeLimits {
  readonly least: readonly LimitKeyword[];
  readonly most: readonly LimitKeyword[];
}

/** For each type, the keywords that limit numbers themselves, or the number of characters, items or properties. */
export const SIZE_LIMITS = Object.fromEntries(
  INSTANCE_TYPES.map((type) => [
    type,
    { least: limitsOf(type, { bound: 'least' }), most: limitsOf(type, { bound: 'most' }) },
  ]),
) as Readonly<Record<InstanceType, SizeLimits>>;

/** True for a limit that is itself not allowed. */
export function isStrict(keyword: LimitKeyword): boolean {
  return rowOf(keyword).isStrict === true;
}

function limitsOf(type: InstanceType, side: { readonly bound: 'least' | 'most' }): readonly LimitKeyword[] {
  const found = keywordsWhere(
    ({ about, limits, bound }) => about === type && limits === 'size' && bound === side.bound,
  ) as readonly LimitKeyword[];
  return [...found].sort((one, other) => Number(isStrict(one)) - Number(isStrict(other)));
}
