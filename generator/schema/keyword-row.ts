import type { Dialect } from './dialect.js';
import type { InstanceType } from './instance-types.js';

/**
 * The form of a keyword's value. With schemas in it: a schema (`schema`), a list (`list`) or a map (`map`) of schemas,
 * a schema or a list (`one-or-list`, for `items` before 2020-12), or a map of schemas or lists of names
 * (`dependencies`). Without schemas: all others. `json` is any value.
 */
export type ValueForm =
  | 'schema'
  | 'list'
  | 'map'
  | 'one-or-list'
  | 'dependencies'
  | 'text'
  | 'number'
  | 'flag'
  | 'types'
  | 'values'
  | 'examples'
  | 'names'
  | 'name-lists'
  | 'json';

/**
 * What the schemas of a keyword apply to: the same value always (`value`) or sometimes (`value-if`), the same value to
 * find out whether it matches (`condition`, or `negation` where it must not), values inside (`inside`), values inside
 * of which some must match (`inside-condition`), or the names of properties (`names`).
 */
export type Application =
  | 'value'
  | 'value-if'
  | 'condition'
  | 'negation'
  | 'inside'
  | 'inside-condition'
  | 'names';

/**
 * How to merge two different values of a keyword into one that means both, with nothing lost. `never`: a schema that
 * has the keyword is not merged, because the keyword's meaning depends on those beside it.
 */
export type ExactMerge =
  | 'never'
  | 'equal'
  | 'common-types'
  | 'common-values'
  | 'union'
  | 'properties'
  | 'concat';

/**
 * How to merge two different values into one from which values for both can be made. It may allow slightly more or less
 * than both. `group`: the keyword is merged together with related ones.
 */
export type LooseMerge =
  | 'first'
  | 'group'
  | 'greatest'
  | 'smallest'
  | 'common-types'
  | 'common-values'
  | 'multiple'
  | 'either'
  | 'union'
  | 'both-patterns'
  | 'none-of'
  | 'all-of'
  | 'lists-by-key'
  | 'schemas-by-key';

/** What the generator knows about a keyword of written schemas. */
export interface KeywordRow {
  /** The dialects that have it. */
  readonly dialects: readonly Dialect[];
  readonly value: ValueForm;
  /** The only type of values that it constrains. Absent for keywords that apply to every value. */
  readonly about?: InstanceType;
  /** What the schemas in its value apply to. */
  readonly applies?: Application;
  /** `constraint`: decides what is valid. `annotation`: describes. `structure`: names or contains schemas. */
  readonly role: 'constraint' | 'annotation' | 'reference' | 'structure';
  /** It does not affect validity, so a schema of an older dialect may have it without a warning. */
  readonly harmless?: true;
}

/** What the generator knows about a keyword of the catalog's schemas. */
export interface CatalogRow extends KeywordRow {
  /** The bound that it sets on a length, size or number. */
  readonly bound?: 'least' | 'most';
  /** The value at which it has no effect. */
  readonly neutral?: 0 | false;
  /** When it can change a TypeScript type: with any value, only with 0, or never. */
  readonly changesType?: 'always' | 'zero' | 'never';
  /** True where a type's comment shows the value, because the type cannot express it. */
  readonly inComment?: true;
  readonly exact: ExactMerge;
  readonly loose: LooseMerge;
  /** True where invalid fixtures include a payload that violates it. */
  readonly broken?: true;
  /** `us` where our own code explains a failure, rather than that of Ajv's keyword. */
  readonly explainedBy?: 'us';
  /** The word for its schemas in names of functions: `GroupsItem` checks the items of `groups`. */
  readonly placeWord?: string;
  /** The requirement in words, after "must be" in an error message: a text, or a function of the keyword's value. */
  readonly expected?: string | ((value: unknown) => string);
}
