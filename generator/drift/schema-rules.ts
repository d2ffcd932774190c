import type { StatedType } from '../evidence/evidence.js';
import type { JsonValue } from '../json/json.js';
import { typesBeyond } from './accepted-type.js';
import type { Kind } from './finding.js';
import { code, valueText } from './say.js';
import { acceptsType, isExact, type SchemaSide, saysNull, type Testimony, typesSaid } from './subject.js';

/** A way in which a source and the schema can differ about one path. */
export interface Difference {
  readonly code: 'HS815' | 'HS816' | 'HS817' | 'HS818' | 'HS819';
  readonly kind: Kind;
  readonly alsoDecidedAs?: readonly Kind[];
  /** What differs, without the path. */
  readonly message: string;
  /** The sources that say it. */
  readonly by: readonly Testimony[];
}

type Rule = (sources: readonly Testimony[], side: SchemaSide) => readonly Difference[];

/** Everything in which sources differ from the schema about a path that it declares. */
export function schemaDifferences(sources: readonly Testimony[], side: SchemaSide): readonly Difference[] {
  return RULES.flatMap((rule) => rule(sources, side)).filter(({ by }) => by.length > 0);
}

const types: Rule = (sources, side) => {
  if (side.isAny) return [];
  const rejected = sources.flatMap((one) =>
    typesSaid(one)
      .filter((type) => !acceptsType(side, type, one.source.kind))
      .map((type) => ({ one, type })),
  );
  if (rejected.length > 0) {
    const names = unique(rejected.map(({ type }) => type));
    const message = `the schema does not accept ${listOf(names)}`;
    return [{ code: 'HS815', kind: 'type', message, by: unique(rejected.map(({ one }) => one)) }];
  }
  const stating = sources.filter(({ stated }) => stated.some((field) => field.types !== undefined));
  const named = new Set<StatedType>(sources.flatMap(typesSaid));
  const wider = typesBeyond(side.types, named).filter(
    (type) =>
      type !== 'number' || stating.some(({ source }) => isExact(source.kind)) || !named.has('integer'),
  );
  if (stating.length === 0 || wider.length === 0) return [];
  const message = `the schema accepts ${listOf(wider)}, which no source states or shows`;
  return [{ code: 'HS815', kind: 'type', message, by: stating }];
};

const nulls: Rule = (sources, side) => {
  if (side.isAny) return [];
  const accepts = side.types.has('null');
  const saying = sources.filter(saysNull);
  if (!accepts && saying.length > 0)
    return [{ code: 'HS816', kind: 'nullability', message: 'the schema does not accept null', by: saying }];
  const denying = sources.filter(({ stated }) => stated.some(({ nullable }) => nullable === false));
  if (!accepts || saying.length > 0 || denying.length === 0) return [];
  const message = 'the schema accepts null, which no source states or shows';
  return [{ code: 'HS816', kind: 'nullability', message, by: denying }];
};

const values: Rule = (sources, side) => {
  const { enumeration } = side;
  const listing = sources.filter(({ stated }) => stated.some((field) => field.values !== undefined));
  const listed = unique(listing.flatMap(({ stated }) => stated.flatMap((field) => field.values ?? [])));
  if (enumeration === undefined) {
    const closed = listing.filter(({ stated }) =>
      stated.some((field) => field.values && field.isOpen !== true),
    );
    const message = `the schema names none of the values ${shortList(listed)}`;
    return side.isAny ? [] : [{ code: 'HS817', kind: 'values', message, by: closed }];
  }
  const named = enumeration.values;
  const missing = listed.filter((value) => value !== null && !named.includes(value));
  if (missing.length > 0) {
    const verb = enumeration.isOpen ? 'name' : 'accept';
    return [
      {
        code: 'HS817',
        kind: 'values',
        message: `the schema does not ${verb} ${shortList(missing)}`,
        by: listing,
      },
    ];
  }
  const showing = sources.filter((one) => textsShown(one).some((text) => !named.includes(text)));
  if (showing.length > 0) {
    const fresh = unique(showing.flatMap(textsShown)).filter((text) => !named.includes(text));
    return [
      {
        code: 'HS817',
        kind: 'values',
        message: `a sample shows ${shortList(fresh)}, which the schema does not name`,
        by: showing,
      },
    ];
  }
  return extraValues(sources, side, { listing, listed });
};

/** Values that the schema names and the sources do not. */
function extraValues(
  sources: readonly Testimony[],
  { enumeration }: SchemaSide,
  { listing, listed }: { readonly listing: readonly Testimony[]; readonly listed: readonly JsonValue[] },
): readonly Difference[] {
  const named = enumeration?.values ?? [];
  if (listing.length > 0) {
    if (listing.some(({ stated }) => stated.some((field) => field.values && field.isOpen === true)))
      return [];
    const shown = sources.flatMap(textsShown);
    const extra = named.filter(
      (value) => value !== null && !listed.includes(value) && !shown.includes(String(value)),
    );
    if (extra.length === 0) return [];
    return [
      {
        code: 'HS817',
        kind: 'values',
        message: `the schema names ${shortList(extra)}, which no source lists`,
        by: listing,
      },
    ];
  }
  const exact = sources.filter(({ source, stated }) => isExact(source.kind) && stated.length > 0);
  if (enumeration === undefined || enumeration.isOpen) return [];
  return [
    {
      code: 'HS817',
      kind: 'values',
      message: `the schema accepts only ${shortList(named)}, and the source any value`,
      by: exact,
    },
  ];
}

const presence: Rule = (sources, side) => {
  const stating = (word: string): readonly Testimony[] =>
    sources.filter(({ stated }) => stated.some((field) => field.presence === word));
  if (side.isRequired) {
    const lacking = sources.filter(({ isLacking }) => isLacking);
    const conditional = stating('conditional');
    const optional = stating('optional');
    if (lacking.length > 0)
      return [
        {
          code: 'HS818',
          kind: 'presence',
          alsoDecidedAs: ['required'],
          message: 'the schema requires it, and a sample lacks it',
          by: lacking,
        },
      ];
    if (conditional.length > 0)
      return [
        {
          code: 'HS818',
          kind: 'required',
          message: 'the schema requires it, and a source calls it conditional',
          by: conditional,
        },
      ];
    return [
      {
        code: 'HS818',
        kind: 'optional',
        message: 'the schema requires it, and a source calls it optional',
        by: optional,
      },
    ];
  }
  const required = stating('required');
  return [
    {
      code: 'HS818',
      kind: 'required',
      alsoDecidedAs: ['presence', 'nullability'],
      message: 'a source requires it, and the schema does not',
      by: required,
    },
  ];
};

const constraints: Rule = (sources, side) =>
  (['format', 'pattern'] as const).flatMap((keyword): readonly Difference[] => {
    const own = side.constraints.filter((one) => one.keyword === keyword).map(({ value }) => String(value));
    const stating = sources.filter(({ stated }) => stated.some((field) => field[keyword] !== undefined));
    const stated = unique(stating.flatMap((one) => one.stated.flatMap((field) => field[keyword] ?? [])));
    const fresh = stated.filter((one) => !own.includes(one));
    if (fresh.length > 0) {
      const message = `a source states the ${keyword} ${listOf(fresh)}, and the schema ${own.length > 0 ? listOf(own) : 'none'}`;
      return side.isAny ? [] : [{ code: 'HS819', kind: keyword, message, by: stating }];
    }
    const silent = sources.filter(
      ({ source, stated: fields }) =>
        isExact(source.kind) && fields.some((field) => field.types?.includes('string')),
    );
    if (stated.length > 0 || own.length === 0 || silent.length === 0) return [];
    const message = `the schema has the ${keyword} ${listOf(own)}, which no source states`;
    return [{ code: 'HS819', kind: keyword, message, by: silent }];
  });

const RULES: readonly Rule[] = [types, nulls, values, presence, constraints];

function textsShown({ shown }: Testimony): readonly string[] {
  return shown.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}

function listOf(words: readonly string[]): string {
  return words.map(code).join(' and ');
}

/** A few values in full, and the number of the others. */
function shortList(list: readonly JsonValue[]): string {
  const shown = list.slice(0, 8).map(valueText).join(', ');
  return list.length > 8 ? `${shown} and ${list.length - 8} more` : shown;
}
