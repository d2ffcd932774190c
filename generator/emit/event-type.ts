import type { Catalog } from '../catalog/catalog.js';
import type { Parameter } from '../module/statement.js';
import { commentInline, optionalAccess, quote } from '../text/safe-text.js';

/**
 * The expression that reads an event type from `payload`, whatever that is, and `headers`, where they name it.
 * @param known name of a table that has all event types
 */
export function readType({ discriminator }: Catalog, known: string): string {
  const property = `payload${(discriminator.property ?? []).map(optionalAccess).join('')}`;
  if (discriminator.kind !== 'header') return property;
  const detail = discriminator.property === undefined ? 'undefined' : property;
  return `typeOfRequest(headers, ${quote(discriminator.header)}, ${quote(discriminator.separator)}, ${detail}, ${known})`;
}

/** What a guard or a validator of one event takes. */
export const PAYLOAD: readonly Parameter[] = [{ name: 'payload', type: 'unknown' }];

/** What a function takes that is for any event: the headers too, where they name it. */
export function unionParameters({ discriminator }: Catalog): readonly Parameter[] {
  return discriminator.kind === 'header'
    ? [...PAYLOAD, { name: 'headers', type: 'WebhookHeaders' }]
    : PAYLOAD;
}

/** The types of the package's root that a module needs for functions that are for any event. */
export function unionImports({ discriminator }: Catalog, ...more: readonly string[]): readonly string[] {
  return ['WebhookEvent', ...more, ...(discriminator.kind === 'header' ? ['WebhookHeaders'] : [])].sort();
}

/** The runtime's functions that `readType` calls, and for `'errors'` those that `unknownErrors` calls too. */
export function typeHelpers({ discriminator }: Catalog, what?: 'errors'): readonly string[] {
  if (discriminator.kind !== 'header') return what ? ['unknownEvent'] : [];
  return what ? ['typeOfRequest', 'unknownRequest'] : ['typeOfRequest'];
}

/** The expression of the errors for a payload whose event type leads nowhere. */
export function unknownErrors({ discriminator }: Catalog): string {
  return discriminator.kind === 'header'
    ? `unknownRequest(type, ${quote(discriminator.header)})`
    : 'unknownEvent(payload, place)';
}

/** What names the event, for comments. */
export function namedBy({ discriminator }: Catalog): string {
  const property = discriminator.property && `\`${commentInline(discriminator.property.join('.'))}\``;
  if (discriminator.kind !== 'header') return property ?? '';
  const header = `the header \`${commentInline(discriminator.header)}\``;
  return property === undefined ? header : `${header} and ${property}`;
}
