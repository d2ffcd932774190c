import { type Area, event, own, type Part, type Position } from '../position.js';

type Json = Readonly<Record<string, unknown>>;

/** The parts of a document with one webhook that a position can replace or add to. */
interface Parts {
  readonly key: string;
  readonly schema: Json;
  readonly document: Json;
  readonly info: Json;
  readonly operation: Json;
  readonly body: Json;
  readonly media: Json;
  readonly mediaType: string;
}

type Change = (text: string, id: string) => Partial<Parts>;

/** Where the text is, and how the document changes. */
const CHANGES: Readonly<Record<string, Change>> = {
  'info, title': (text) => ({ info: { title: text } }),
  'info, description': (text) => ({
    info: { description: text, termsOfService: text, contact: { name: text } },
  }),
  'name of a webhook': (text) => ({ key: text }),
  'operation, summary': (text) => ({ operation: { summary: text } }),
  'operation, description': (text) => ({ operation: { description: text } }),
  'operation, operationId': (text) => ({ operation: { operationId: text } }),
  'operation, tags': (text) => ({
    operation: { tags: [text] },
    document: { tags: [{ name: text, description: text }] },
  }),
  'operation, extension': (text) => ({ operation: own([`x-${text}`, text]) }),
  'body, description': (text) => ({ body: { description: text } }),
  'media type, key': (text) => ({ mediaType: text }),
  'media type, part of the key': (text) => ({ mediaType: `application/json; x=${text}` }),
  'example, value': (text, id) => ({ media: { example: { type: id, note: text } } }),
  'example, key': (text, id) => ({ media: { example: own(['type', id], [text, text]) } }),
  'examples, key': (text, id) => ({ media: { examples: own([text, { value: { type: id } }]) } }),
  'examples, value': (text, id) => ({
    media: { examples: { one: { summary: text, description: text, value: { type: id, note: text } } } },
  }),
  'examples, reference': (text) => ({
    media: { examples: { one: { $ref: `#/components/examples/${text}` } } },
  }),
  'components, key': (text) => ({
    document: { components: { schemas: own([text, { type: 'object' }]) } },
  }),
  'schema, example': (text, id) => ({
    schema: { ...(event(id) as Json), example: { type: id, note: text } },
  }),
  'discriminator, propertyName': (text, id) => ({ schema: choice(id, { propertyName: text }) }),
  'discriminator, key of the mapping': (text, id) => ({
    schema: choice(id, {
      propertyName: 'kind',
      mapping: own([text, '#/components/schemas/A'], ['b', '#/components/schemas/B']),
    }),
    document: COMPONENTS,
  }),
  'discriminator, value of the mapping': (text, id) => ({
    schema: choice(id, { propertyName: 'kind', mapping: { a: text } }),
    document: COMPONENTS,
  }),
  'parameter, name': (text) => ({
    operation: { parameters: [{ in: 'header', name: text, schema: { const: text } }] },
  }),
  'parameter, description': (text) => ({
    operation: { parameters: [{ in: 'header', name: 'x-a', description: text, schema: {} }] },
  }),
  'server, url': (text) => ({ document: { servers: [{ url: text, description: text }] } }),
  'security, key': (text) => ({ document: { security: [own([text, []])] } }),
  'path, key': (text) => ({ document: { paths: own([`/${text}`, {}]) } }),
  version: (text) => ({ info: { version: text } }),
};

const COMPONENTS: Json = {
  components: {
    schemas: {
      A: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string' }, a: { type: 'string' } },
      },
      B: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string' }, b: { type: 'string' } },
      },
    },
  },
};

/** Documents of each version, with webhooks where that version has them. */
const HOLDERS: Readonly<Record<string, (key: string, item: Json) => Json>> = {
  '3.0.3': (key, item) => ({ openapi: '3.0.3', 'x-webhooks': own([key, item]) }),
  '3.1.0': (key, item) => ({ openapi: '3.1.0', webhooks: own([key, item]) }),
  '3.1.0 with callbacks': (key, item) => ({
    openapi: '3.1.0',
    paths: { '/a': { post: { callbacks: own([key, own(['{$request.body#/url}', item])]) } } },
  }),
};

/** The strings of an OpenAPI document around its schemas. */
export const openApiArea: Area = {
  name: 'OpenAPI documents',
  files: { 'schemas/usual.json': event('usual') },
  positions: Object.entries(HOLDERS).flatMap(([version, holder]): readonly Position[] => [
    ...Object.entries(CHANGES).map(
      ([name, change]): Position => ({
        name: `${version}: ${name}`,
        part: (text, id) => ({ files: { [`schemas/${id}.json`]: documentOf(holder, id, change(text, id)) } }),
      }),
    ),
    {
      name: `${version}: webhook that names the event`,
      key: 'events',
      part: (text, id): Part => ({
        files: {
          [`schemas/${id}.json`]: documentOf(holder, id, {
            key: text,
            schema: { type: 'object', properties: { type: { type: 'string' } } },
          }),
        },
        config: { events: `${id}.json#/${version === '3.0.3' ? 'x-webhooks' : 'webhooks'}/{type}` },
        ...(!version.includes('callbacks') && { accepts: [{ payload: { type: text } }] }),
      }),
    },
  ]),
};

function documentOf(holder: (key: string, item: Json) => Json, id: string, change: Partial<Parts>): Json {
  const {
    key = id,
    schema = event(id) as Json,
    document,
    info,
    operation,
    body,
    media,
    mediaType = 'application/json',
  } = change;
  const requestBody = { ...body, content: own([mediaType, { ...media, schema }]) };
  const held = holder(key, { post: { ...operation, requestBody } });
  return {
    ...held,
    ...document,
    info: { title: 'Shop', version: '1', ...info },
    ...(held.paths !== undefined && { paths: { ...(document?.paths as object), ...(held.paths as object) } }),
  };
}

/** An event with a choice that a discriminator decides. */
function choice(id: string, discriminator: Json): Json {
  const branches = [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }];
  const inline = [
    { type: 'object', properties: { kind: { const: 'a' } } },
    { type: 'object', properties: { kind: { const: 'b' } } },
  ];
  const oneOf = discriminator.mapping === undefined ? inline : branches;
  return event(id, { p: { type: 'object', oneOf, discriminator } }) as Json;
}
