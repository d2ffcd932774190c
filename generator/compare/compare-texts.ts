import { pointerTo } from '../json/json-pointer.js';
import { conjuncts } from '../schema/in-place.js';
import type { LookUp } from '../schema/look-up.js';
import { ownSchema, referredName, type Schema, type SchemaObject } from '../schema/schema.js';
import type { Change } from './change.js';

/** A schema, and where its references lead. */
export interface TextSource {
  readonly schema: Schema;
  readonly lookUp: LookUp;
}

/** The keywords that describe, and the words for them. */
const TEXTS = {
  title: 'title',
  description: 'description',
  examples: 'examples',
  default: 'default',
} as const;

/** The most places of one event that are looked at, so that a recursive or huge schema ends. */
const MOST_PLACES = 5_000;

/**
 * What has changed in the texts of an event: titles, descriptions, examples and defaults, and what is deprecated now.
 * Only places that both versions have are compared.
 */
export function compareTexts(event: string, before: TextSource, now: TextSource): readonly Change[] {
  const changes: Change[] = [];
  const seen = new Set<string>();
  const open = [{ path: '', before: before.schema, now: now.schema }];
  for (let at = 0; at < open.length && at < MOST_PLACES; at += 1) {
    const place = open[at];
    if (place === undefined) break;
    const pair = [place.before, place.now].map(referredName);
    if (pair.every((name) => name !== undefined)) {
      const key = JSON.stringify(pair);
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const [olds, news] = [conjuncts(place.before, before.lookUp), conjuncts(place.now, now.lookUp)];
    changes.push(...textsAt(event, place.path, olds, news));
    for (const [token, inner] of childrenOf(olds)) {
      const other = new Map(childrenOf(news)).get(token);
      if (other !== undefined) open.push({ path: pointerTo(place.path, token), before: inner, now: other });
    }
  }
  return changes;
}

function textsAt(
  event: string,
  path: string,
  olds: readonly SchemaObject[],
  news: readonly SchemaObject[],
): readonly Change[] {
  const isDeprecated = (list: readonly SchemaObject[]): boolean =>
    list.some((one) => one.deprecated === true);
  const [was, is] = [isDeprecated(olds), isDeprecated(news)];
  const words = (Object.keys(TEXTS) as (keyof typeof TEXTS)[]).filter(
    (keyword) => textOf(olds, keyword) !== textOf(news, keyword),
  );
  const deprecated: Change = { code: 'HS753', event, path, message: 'is deprecated' };
  const renewed: Change = { code: 'HS754', event, path, message: 'is no longer deprecated' };
  return [
    ...(is && !was ? [deprecated] : []),
    ...(was && !is ? [renewed] : []),
    ...(words.length === 0
      ? []
      : [
          {
            code: 'HS754',
            event,
            path,
            message: `has another ${words.map((one) => TEXTS[one]).join(', ')}`,
          } as const,
        ]),
  ];
}

function textOf(schemas: readonly SchemaObject[], keyword: keyof typeof TEXTS): string {
  const found = schemas.find((one) => one[keyword] !== undefined);
  return JSON.stringify(found?.[keyword] ?? null);
}

/** The schemas of properties and items, by the tokens that lead to them. */
function childrenOf(schemas: readonly SchemaObject[]): readonly (readonly [string, Schema])[] {
  return schemas.flatMap(({ properties = {}, items, prefixItems = [], additionalProperties }) => [
    ...Object.keys(properties).map((name) => [name, ownSchema(properties, name) ?? true] as const),
    ...prefixItems.map((one, at) => [String(at), one] as const),
    ...[items, additionalProperties].flatMap((one) => (one === undefined ? [] : [['*', one] as const])),
  ]);
}
