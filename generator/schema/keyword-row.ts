import type { Dialect } from './dialect.js';
import type { InstanceType } from './instance-types.js';

/**
 * The form of a keyword's value. With schemas in it: one (`schema`), a list (`list`) or a map (`map`) of them, one or
 * a list (`items` before 2020-12), a map of schemas or lists of names (`dependencies`). Without: the others, of which
 * `json` is any value at all.
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
 * To what the schemas of a keyword apply: to the same value always (`value`) or sometimes (`value-if`), to the same
 * value to find out whether it matches (`condition`, or `negation` where it must not), to values inside (`inside`), to
 * those inside of which some must match (`inside-condition`), or to the names of properties (`names`).
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
 * How two different values of a keyword become one that means both, nothing lost. `apart`: a schema that has the keyword
 * is not merged at all, because it means something together with its neighbours.
 */
export type ExactMerge =
  | 'apart'
  | 'equal'
  | 'common-types'
  | 'common-values'
  | 'union'
  | 'properties'
  | 'concat';

/**
 * How two different values become one from which values for both can be made, perhaps a few too many or too few.
 * `group`: they are merged together with the keywords beside them.
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

/** What the generator knows about a keyword as schemas are written with it. */
export interface KeywordRow {
  /** The dialects that have it. */
  readonly dialects: readonly Dialect[];
  readonly value: ValueForm;
  /** The only type of values that it constrains. Absent for keywords that are about every value. */
  readonly about?: InstanceType;
  /** To what the schemas apply that it holds. */
  readonly applies?: Application;
  /** `constraint`: it decides what is valid. `annotation`: it describes. `structure`: it names or places schemas. */
  readonly role: 'constraint' | 'annotation' | 'reference' | 'structure';
  /** It changes nothing about validity, so that a schema of an older dialect may have it without a warning. */
  readonly harmless?: true;
}

/** What the generator knows about a keyword that describes or names something in the schemas of a catalog. */
interface OtherRow extends KeywordRow {
  readonly role: 'annotation';
  /** The value with which it has no effect. */
  readonly neutral?: undefined;
  readonly bound?: undefined;
  /** The comment of a type shows its value, because the type cannot. */
  readonly inComment?: true;
  readonly exact: ExactMerge;
  readonly loose: LooseMerge;
  readonly changesType?: undefined;
  readonly broken?: undefined;
  readonly explainedBy?: undefined;
  readonly placeWord?: undefined;
  readonly expected?: undefined;
}

/** What the generator knows about a keyword by which the schemas of a catalog decide what is valid. */
interface ConstraintRow extends KeywordRow {
  readonly role: 'constraint' | 'reference';
  /** The bound that it sets: values of its type have at least or at most so much of something. */
  readonly bound?: 'least' | 'most';
  /** The value with which it has no effect. */
  readonly neutral?: 0 | false;
  /** Whether it can change a TypeScript type: by any value, by 0 alone, or never. */
  readonly changesType: 'always' | 'zero' | 'never';
  /** The comment of a type shows its value, because the type cannot. */
  readonly inComment?: true;
  readonly exact: ExactMerge;
  readonly loose: LooseMerge;
  /** Whether invalid fixtures have a payload that breaks it. */
  readonly broken: boolean;
  /** Whose code explains a failure: ours, or that of Ajv's own keyword. */
  readonly explainedBy: 'us' | 'ajv';
  /** The word for schemas that it holds, in names of functions: `GroupsItem` judges the items of `groups`. */
  readonly placeWord?: string;
  /**
   * What an error says is expected, after "must be": a text, or a function of the keyword's value. False where the
   * schemas inside say it, or where the words need more than the value.
   */
  readonly expected: false | string | ((value: unknown) => string);
}

/** What the generator knows about a keyword that the schemas of a catalog have. A constraint leaves no field unsaid. */
export type CatalogRow = OtherRow | ConstraintRow;
