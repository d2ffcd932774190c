import type { OpenApi, WebhookBody } from '../../catalog/documents/api-document.js';
import type { CatalogConfig } from '../../config/config.js';
import { pointerTokens } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';

/**
 * The option `events` that takes the keys of webhooks and callbacks as event types: a pattern where it concerns all of
 * them, otherwise a map.
 * @param unnamed the webhooks that no literal names
 */
export function keysOf(
  documents: readonly (readonly [SchemaDocument, OpenApi])[],
  unnamed: readonly WebhookBody[],
): NonNullable<CatalogConfig['events']> {
  const all = documents.flatMap(([{ path }, { bodies }]) => bodies.map((body) => ({ path, body })));
  const patterns = all.map(({ path, body }) => {
    const [, holder] = /^(\/(?:webhooks|x-webhooks))\//.exec(body.entry) ?? [];
    return holder && `${path}#${holder}/{type}`;
  });
  const each = [...new Set(patterns)].filter((one) => one !== undefined);
  if (unnamed.length === all.length && !patterns.includes(undefined))
    return each.length === 1 ? (each[0] ?? []) : each;
  const entries = all
    .filter(({ body }) => unnamed.includes(body))
    .map(({ path, body }) => [pointerTokens(body.entry)?.at(-1) ?? '', `${path}#${body.entry}`] as const);
  return Object.fromEntries(entries);
}
