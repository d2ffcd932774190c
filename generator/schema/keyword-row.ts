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

/**
 * What a keyword declares about the properties of an object. The keys of its value are names (`names`) or patterns for
 * names (`patterns`), or its schema describes all other properties (`others`). `unlisted`: it allows certain names, but
 * as parts of whole values or by a schema, so they are not read.
 */
export type Declaration = 'names' | 'patterns' | 'others' | 'unlisted';

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

/** What the generator knows about a keyword that describes or names something in the schemas of a catalog. */
interface OtherRow extends KeywordRow {
  readonly role: 'annotation';
  /** The keyword that schemas write for it, where the catalog tells two meanings of that keyword apart. */
  readonly writtenAs?: string;
  /** The value with which it has no effect. */
  readonly neutral?: undefined;
  readonly bound?: undefined;
  readonly limits?: undefined;
  readonly isStrict?: undefined;
  readonly declares?: undefined;
  /** The comment of a type shows its value, because the type cannot. */
  readonly inComment?: true;
  readonly exact: ExactMerge;
  readonly loose: LooseMerge;
  readonly changesType?: undefined;
  readonly broken?: undefined;
  readonly placeWord?: undefined;
  readonly expected?: undefined;
}

/** What the generator knows about a keyword by which the schemas of a catalog decide what is valid. */
interface ConstraintRow extends KeywordRow {
  readonly role: 'constraint' | 'reference';
  readonly writtenAs?: undefined;
  /** The value at which it has no effect. */
  readonly neutral?: 0 | false;
  /** Whether it can change a TypeScript type: by any value, by 0 alone, or never. */
  readonly changesType: 'always' | 'zero' | 'never';
  /** The comment of a type shows its value, because the type cannot. */
  readonly inComment?: true;
  readonly exact: ExactMerge;
  readonly loose: LooseMerge;
  /** Whether invalid fixtures have a payload that breaks it. */
  readonly broken: boolean;
  /** The word for schemas that it holds, in names of functions: `GroupsItem` checks the items of `groups`. */
  readonly placeWord?: string;
  /**
   * What an error says is expected, after "must be": a text, or a function of the keyword's value. False where the
   * schemas inside say it, or where the words need more than the value.
   */
  readonly expected: false | string | ((value: unknown) => string);
}

/** A keyword that limits how much of something values of its type have. */
interface Limit {
  /** Whether values have at least or at most so much of it. */
  readonly bound: 'least' | 'most';
  /**
   * What it limits: the number itself or the number of characters, items or properties (`size`), or how many items
   * match `contains` (`matches`).
   */
  readonly limits: 'size' | 'matches';
  /** The limit itself is not allowed. */
  readonly isStrict?: true;
}

type NoLimit = { readonly [K in keyof Limit]?: undefined };

interface AboutObjects {
  readonly about: 'object';
  /** What it declares about properties. False where it declares none. */
  readonly declares: Declaration | false;
}

interface NotAboutObjects {
  readonly about?: Exclude<InstanceType, 'object'>;
  readonly declares?: Declaration;
}

/** What the generator knows about a keyword that the schemas of a catalog have. A constraint leaves no field unsaid. */
export type CatalogRow = OtherRow | (ConstraintRow & (Limit | NoLimit) & (AboutObjects | NotAboutObjects));
