import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { JsonValue } from '../../json/json.js';
import { namesLike, withAnyNames } from '../../schema/keyword-rows/objects.js';
import { SOME_TEXT } from '../../schema/keyword-rows/strings.js';
import { mapValues, refTo, type Schema, type SchemaObject } from '../../schema/schema.js';
import { nearest } from '../../text/nearest.js';
import type { Discriminator } from '../catalog.js';
import { type CheckedFormats, withCheckedFormats } from '../checked-formats.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';

/** The name of the built-in envelope. */
const CLOUDEVENTS = 'cloudevents';

/**
 * The context attributes of CloudEvents 1.0, in the order of the specification.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes
 */
const ATTRIBUTES: Readonly<Record<string, Schema>> = {
  specversion: { const: '1.0' },
  id: {
    ...SOME_TEXT,
    description: 'Identifies the event. Unique per source.',
    examples: ['A234-1234-1234'],
  },
  source: {
    ...SOME_TEXT,
    format: 'uri-reference',
    description: 'The context in which the event happened.',
    examples: ['/orders'],
  },
  type: { type: 'string' },
  time: { type: 'string', format: 'date-time', description: 'The time at which the event happened.' },
  subject: { ...SOME_TEXT, description: 'The subject of the event in the context of the source.' },
  datacontenttype: {
    ...SOME_TEXT,
    description: 'The media type of the data.',
    examples: ['application/json'],
  },
  dataschema: { ...SOME_TEXT, format: 'uri', description: 'The URI of the schema of the data.' },
};

/**
 * What CloudEvents 1.0 says of extension attributes: their names are lower-case letters and digits, their values are
 * scalars. In JSON, null stands for an attribute that is not set, and `data_base64` for data that need not be JSON.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#attribute-naming-convention
 */
const EXTENSIONS = {
  ...namesLike('^(?:[a-z0-9]+|data_base64)$'),
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
} as const satisfies SchemaObject;

/** True for a catalog of CloudEvents. Its schemas describe the data inside the envelope. */
export function isCloudEvents(discriminator: Discriminator): boolean {
  return discriminator.kind === 'envelope' && discriminator.envelope === CLOUDEVENTS;
}

/** The envelope of a catalog, with its schema when the user wrote one. */
export interface Envelope {
  readonly node: SchemaNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the schema of the envelope that the configuration names: a file, or a place in one. For CloudEvents there is none.
 * A place in an OpenAPI document that nothing refers to enters the index.
 */
export function findEnvelope(index: SchemaIndex, discriminator: Discriminator): Envelope {
  if (discriminator.kind !== 'envelope' || discriminator.envelope === CLOUDEVENTS)
    return { node: undefined, diagnostics: [] };
  const [path = '', pointer = ''] = discriminator.envelope.split(/#(.*)/s);
  const document = index.documents.find((one) => one.path === path);
  const node = document && index.nodeAt(document, pointer);
  if (node || index.broken.has(path)) return { node, diagnostics: [] };
  const paths = index.documents.map(({ path }) => path);
  const similar = document ? undefined : nearest(path, [...paths, CLOUDEVENTS]);
  const message = `the envelope's schema ${discriminator.envelope} does not exist`;
  const other = document
    ? `check the pointer into ${path}`
    : `name a file in the schema folder, or "${CLOUDEVENTS}"`;
  const hint = similar ? `did you mean ${similar}?` : other;
  return { node, diagnostics: [diagnostic('HS606', { message, hint })] };
}

/**
 * The schema of an event: the envelope around its data.
 * @param envelope the name of the envelope's definition; undefined for CloudEvents
 * @param data the name of the data's definition
 * @param formats the formats that validators check
 */
export function enveloped(
  discriminator: Extract<Discriminator, { kind: 'envelope' }>,
  envelope: string | undefined,
  data: string,
  formats: CheckedFormats,
): SchemaObject {
  const inner: Schema = { $ref: refTo(data) };
  if (envelope === undefined) {
    return {
      type: 'object',
      required: ['specversion', 'id', 'source', 'type', 'data'],
      properties: { ...mapValues(ATTRIBUTES, (one) => withCheckedFormats(one, formats)), data: inner },
      ...EXTENSIONS,
    };
  }
  return { allOf: [{ $ref: refTo(envelope) }], ...objectWith(discriminator.data, inner) };
}

/**
 * An event as types describe it: without the extension attributes, of which only validators know. An index signature for
 * them would let any misspelt property compile.
 */
export function withoutExtensions(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { additionalProperties: _extensions, ...rest } = withAnyNames(schema);
  return rest;
}

/** The schema of an object that has a value of the inner schema at a path. */
function objectWith(tokens: readonly string[], inner: Schema): SchemaObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return typeof inner === 'boolean' ? { allOf: [inner] } : inner;
  const value = rest.length === 0 ? inner : objectWith(rest, inner);
  return { type: 'object', required: [token], properties: Object.fromEntries([[token, value]]) };
}

/** A payload that has a value at a path and nothing else. */
export function payloadWith(tokens: readonly string[], inner: JsonValue): JsonValue {
  return tokens.reduceRight<JsonValue>((value, token) => Object.fromEntries([[token, value]]), inner);
}
