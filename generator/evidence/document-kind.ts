import { isAsyncApi } from '../catalog/documents/async-api.js';
import { isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import type { SourceKind } from './evidence.js';
import { isFacts } from './read-facts.js';

/** The words with which a source may say what it is: `page:docs/events.txt`. */
const PREFIXES: Readonly<Record<string, SourceKind>> = {
  page: 'page',
  openapi: 'open-api',
  asyncapi: 'async-api',
  schemas: 'json-schema',
  facts: 'facts',
  recorded: 'recording',
};

/** A source as it was given: its name without the prefix, and the kind that the prefix names. */
export interface NamedSource {
  readonly name: string;
  readonly kind?: SourceKind;
}

/** Splits the prefix off a source. */
export function namedSource(operand: string): NamedSource {
  const [, prefix = '', name = ''] = /^([a-z]+):(?!\/\/)(.+)$/s.exec(operand) ?? [];
  const kind = Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix] : undefined;
  return kind === undefined ? { name: operand } : { name, kind };
}

/** The kind of a file by its name. Undefined where the content decides. */
export function kindByName(name: string): SourceKind | undefined {
  if (/\.(?:mdx?|markdown|x?html?)$/i.test(name)) return 'page';
  return name === '-' || /\.(?:ndjson|jsonl)$/i.test(name) ? 'recording' : undefined;
}

const JSON_TYPES: ReadonlySet<string> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]);

/** Keywords that a payload is unlikely to have beside each other, and a schema has. */
const KEYWORDS = ['$schema', '$ref', '$defs', 'definitions', 'properties', 'allOf', 'anyOf', 'oneOf'];

/**
 * The kind of a JSON or YAML document by its content.
 * @param eventOf the event type that a payload names
 */
export function kindByContent(
  value: JsonValue,
  eventOf: (payload: JsonValue) => string | undefined,
): SourceKind {
  if (isFacts(value)) return 'facts';
  if (!isJsonObject(value)) return 'recording';
  if (isAsyncApi(value) || 'asyncapi' in value) return 'async-api';
  if (typeof ownValue(value, 'openapi') === 'string') return 'open-api';
  const isSchema = KEYWORDS.some((key) => ownValue(value, key) !== undefined);
  // The type of a schema is at the place where most payloads have the type of their event.
  const type = eventOf(value);
  return isSchema && (type === undefined || JSON_TYPES.has(type)) ? 'json-schema' : 'recording';
}

/**
 * True for the text of a file that is not one JSON value, and may be recorded payloads: several in a row, or cut off. Its
 * text is then not shown.
 */
export function isRecordedText({ name, kind }: NamedSource, text: string): boolean {
  const isDocument = /"(?:openapi|asyncapi|swagger|\$schema|\$ref|\$defs|definitions|properties)"\s*:/.test(
    text,
  );
  return kind === undefined && /\.json$/i.test(name) && !isDocument;
}

/**
 * True for a text that cannot be read and certainly has no payloads: the caller or the text itself says which kind of
 * document it is. Properties of payloads may be called `properties` and `definitions`.
 */
export function isDocumentText({ name, kind }: NamedSource, text: string): boolean {
  if (kind !== undefined) return kind !== 'recording';
  const mark = /\.ya?ml$/i.test(name)
    ? /^["']?(?:openapi|asyncapi|swagger|\$(?:schema|ref|defs))["']?\s*:/m
    : /"(?:openapi|asyncapi|swagger|\$(?:schema|ref|defs))"\s*:/;
  return mark.test(text);
}

/** What reports call sources of a kind. */
export const LABELS: Readonly<Record<SourceKind, string>> = {
  page: 'docs page',
  'open-api': 'OpenAPI',
  'async-api': 'AsyncAPI',
  'json-schema': 'schemas of the source',
  recording: 'recorded payloads',
  facts: 'facts',
};
