import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code, type Printable, type Text } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { Parameter } from '../module/statement.js';
import { commentInline, optionalAccess, quote } from '../text/safe-text.js';
import { shared } from './validation-support.js';

/** The names of the module that has the union of all events. */
export const index = fromModule('index');

/** The type of an event. */
export function typeOf({ names }: EventDefinition): ImportedName {
  return fromModule('types')(names.type);
}

/**
 * The expression that reads the event type from `payload`, which may be any value, and from `headers` where they name
 * it.
 * @param known a table of all event types
 * @param helper gives the reference to a runtime function; by default to the module that validators share
 */
export function readType(
  { discriminator }: Catalog,
  known: Printable,
  helper: (name: string) => Printable = shared,
): Code {
  const property = `payload${(discriminator.property ?? []).map(optionalAccess).join('')}`;
  if (discriminator.kind !== 'header') return code`${property}`;
  const detail = discriminator.property === undefined ? 'undefined' : property;
  const [header, separator] = [quote(discriminator.header), quote(discriminator.separator)];
  return code`${helper('typeOfRequest')}(headers, ${header}, ${separator}, ${detail}, ${known})`;
}

/** The parameter of a guard or a validator of one event. */
export const PAYLOAD: readonly Parameter[] = [{ name: 'payload', type: 'unknown' }];

/** The parameters of a function for any event. They include the headers where a header names the event. */
export function unionParameters({ discriminator }: Catalog): readonly Parameter[] {
  return discriminator.kind === 'header'
    ? [...PAYLOAD, { name: 'headers', type: index('WebhookHeaders') }]
    : PAYLOAD;
}

/** The runtime functions that `readType` calls; with `'errors'` also those that `unknownErrors` calls. */
export function typeHelpers({ discriminator }: Catalog, what?: 'errors'): readonly string[] {
  if (discriminator.kind !== 'header') return what ? ['unknownEvent'] : [];
  return what ? ['typeOfRequest', 'unknownRequest'] : ['typeOfRequest'];
}

/** The expression for the errors of a payload whose event type is missing or unknown. */
export function unknownErrors({ discriminator }: Catalog): Text {
  return discriminator.kind === 'header'
    ? code`${shared('unknownRequest')}(type, ${quote(discriminator.header)})`
    : code`${shared('unknownEvent')}(payload, discriminatorPath)`;
}

/** What names the event, in words for comments. */
export function namedBy({ discriminator }: Catalog): string {
  const property = discriminator.property && `\`${commentInline(discriminator.property.join('.'))}\``;
  if (discriminator.kind !== 'header') return property ?? '';
  const header = `the header \`${commentInline(discriminator.header)}\``;
  return property === undefined ? header : `${header} and ${property}`;
}
