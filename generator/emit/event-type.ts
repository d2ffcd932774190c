import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { namingPlaces } from '../catalog/events/discriminator.js';
import { type Code, code, type Printable, type Text } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { Parameter } from '../module/statement.js';
import { memoize } from '../schema/memoize.js';
import { commentInline, optionalAccess, quote } from '../text/safe-text.js';
import { shared } from './validators/validation-support.js';

/** The names of the module that has the union of all events. */
export const index = fromModule('index');

const types = fromModule('types');

/** The type of an event. */
export function typeOf({ names }: EventDefinition): ImportedName {
  return types(names.type);
}

/**
 * The expression that reads the event type from `payload`, which may be any value, and from `headers` where they name
 * it.
 * @param known a table of all event types
 * @param helper gives the reference to a runtime function; by default to the module that validators share
 */
export function readType(
  catalog: Catalog,
  known: Printable,
  helper: (name: string) => Printable = shared,
): Code {
  const { discriminator } = catalog;
  const values = namingPlaces(catalog.discriminator).map(
    (tokens) => `payload${tokens.map(optionalAccess).join('')}`,
  );
  const list = `[${values.join(', ')}]`;
  if (discriminator.kind === 'properties')
    return code`${helper('joinedNames')}(${list}, ${quote(discriminator.separator)})`;
  const isPlain = discriminator.kind !== 'first' && !hasNumbers(catalog);
  const property = isPlain ? code`${values.join('')}` : code`${helper('firstName')}(${list})`;
  if (discriminator.kind !== 'header') return property;
  const detail = values.length === 0 ? 'undefined' : property;
  const [header, separator] = [quote(discriminator.header), quote(discriminator.separator)];
  return code`${helper('typeOfRequest')}(headers, ${header}, ${separator}, ${detail}, ${known})`;
}

/** True where a whole number names an event. */
const hasNumbers = memoize(({ events }: Catalog): boolean =>
  events.some(({ literals }) => literals.some(({ value }) => typeof value === 'number')),
);

/** The parameter of a guard or a validator of one event. */
export const PAYLOAD: readonly Parameter[] = [{ name: 'payload', type: 'unknown' }];

/** The parameters of a function for any event. They include the headers where a header names the event. */
export function unionParameters({ discriminator }: Catalog): readonly Parameter[] {
  return discriminator.kind === 'header'
    ? [...PAYLOAD, { name: 'headers', type: index('WebhookHeaders') }]
    : PAYLOAD;
}

/** The runtime's functions that `readType` calls, and for `'errors'` those that `unknownErrors` calls too. */
export function typeHelpers(catalog: Catalog, what?: 'errors'): readonly string[] {
  const { kind } = catalog.discriminator;
  const isFirst = kind === 'first' || (kind !== 'properties' && hasNumbers(catalog));
  const readers = [
    ...(kind === 'header' ? ['typeOfRequest'] : []),
    ...(kind === 'properties' ? ['joinedNames'] : []),
    ...(isFirst ? ['firstName'] : []),
  ];
  if (!what) return readers;
  const unknown = kind === 'header' ? 'unknownRequest' : isPlain(catalog) ? 'unknownEvent' : 'unnamedEvent';
  return [...readers, unknown];
}

/** The expression of the errors for a payload whose event type, in `type`, is missing or unknown. */
export function unknownErrors(catalog: Catalog): Text {
  const { discriminator } = catalog;
  if (discriminator.kind === 'header')
    return code`${shared('unknownRequest')}(type, ${quote(discriminator.header)})`;
  return isPlain(catalog)
    ? code`${shared('unknownEvent')}(payload, discriminatorPath)`
    : code`${shared('unnamedEvent')}(payload, ${quote(namingPlaces(catalog.discriminator).map((tokens) => [...tokens]))}, type)`;
}

/** True where one property holds the event type as it is. */
function isPlain({ discriminatorPath }: Catalog): boolean {
  return discriminatorPath.length > 0;
}

/** What names the event, for comments. */
export function namedBy(catalog: Catalog): string {
  const { discriminator } = catalog;
  const properties = namingPlaces(catalog.discriminator)
    .map((tokens) => `\`${commentInline(tokens.join('.'))}\``)
    .join(discriminator.kind === 'first' ? ' or ' : ' and ');
  if (discriminator.kind !== 'header') return properties;
  const header = `the header \`${commentInline(discriminator.header)}\``;
  return properties === '' ? header : `${header} and ${properties}`;
}
