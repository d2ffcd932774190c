import { type Area, isFileName, own, type Part, type Position, pointer, type Request } from '../position.js';

type Json = Readonly<Record<string, unknown>>;

/** A position with a discriminator of its own. */
function position(name: string, part: (text: string, id: string) => Part | undefined): Position {
  return { name, key: 'discriminator', part };
}

/** An object schema with literals, also inside other objects. */
function object(literals: Json): Json {
  const properties = Object.entries(literals).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'object' ? object(value as Json) : { const: value },
  ]);
  return { type: 'object', required: Object.keys(literals), properties: own(...properties) };
}

/** One event whose payloads must have these literals. */
function one(id: string, literals: Json, config: Json): Part {
  return {
    files: { [`schemas/${id}.json`]: object(literals) },
    config,
    accepts: [{ payload: literals }],
    rejects: [{ payload: {} }],
  };
}

/** One event that the configuration places, for discriminators that are not in the payload. */
function placed(type: string, config: Json, requests: readonly Request[] = [], more: Json = {}): Part {
  return {
    files: { 'schemas/events/a.json': { type: 'object', properties: { n: { type: 'integer' } }, ...more } },
    config: { events: own([type, 'events/a.json']), ...config },
    accepts: requests,
  };
}

/** A request with a header, if a header can have the value: blanks around it do not belong to it. */
function inHeader(value: string): readonly Request[] {
  return value === value.trim() ? [{ payload: { n: 1 }, headers: { 'x-event': value } }] : [];
}

const cloudEvent = (type: string): object => ({
  specversion: '1.0',
  id: '1',
  source: '/s',
  type,
  data: { n: 1 },
});

/** Names and values of everything that distinguishes events. */
export const discriminatorArea: Area = {
  name: 'discriminators',
  files: {},
  positions: [
    position('property, value', (text, id) => one(id, { type: text }, {})),
    position('property, one of several values', (text, id) => ({
      files: {
        [`schemas/${id}.json`]: {
          type: 'object',
          required: ['type'],
          properties: { type: { enum: [id, text] } },
        },
      },
      accepts: [{ payload: { type: text } }, { payload: { type: id } }],
      rejects: [{ payload: { type: `${text} ` } }],
    })),
    position('property, part of the value', (text, id) => one(id, { type: `${id}.${text}` }, {})),
    position('property, key', (text, id) => one(id, own([text, id]), { discriminator: pointer(text) })),
    position('property, key in an object', (text, id) =>
      one(id, { in: own([text, id]) }, { discriminator: `/in${pointer(text)}` }),
    ),
    position('several properties, value', (text, id) =>
      one(id, { a: text, b: id }, { discriminator: ['/a', '/b'] }),
    ),
    position('several properties, key', (text, id) =>
      one(id, own([text, id], ['b', 'x']), { discriminator: [pointer(text), '/b'] }),
    ),
    position('several properties, separator', (text, id) =>
      one(id, { a: 'x', b: id }, { discriminator: { properties: ['/a', '/b'], separator: text } }),
    ),
    position('the first of several, value', (text, id) =>
      one(id, { a: text }, { discriminator: { first: ['/b', '/a'] } }),
    ),
    position('the first of several, key', (text, id) =>
      one(id, own([text, id]), { discriminator: { first: ['/b', pointer(text)] } }),
    ),
    position('header, value', (text) =>
      placed(text, { discriminator: { header: 'x-event' } }, inHeader(text)),
    ),
    position('header, name', (text) =>
      placed('made', { discriminator: { header: text } }, [
        { payload: { n: 1 }, headers: { [text]: 'made' } },
      ]),
    ),
    position('header, name of a folder', (text, id) =>
      isFileName(text)
        ? {
            files: { [`schemas/${id} ${text}/a.json`]: object({ action: id }) },
            config: { discriminator: { header: 'x-event', property: '/action' } },
          }
        : undefined,
    ),
    position('header and property, value of the property', (text) => ({
      files: { 'schemas/made/a.json': object({ action: text }) },
      config: { discriminator: { header: 'x-event', property: '/action' } },
      accepts: [{ payload: { action: text }, headers: { 'x-event': 'made' } }],
    })),
    position('header and property, key', (text) => ({
      files: { 'schemas/made/a.json': object(own([text, 'x'])) },
      config: { discriminator: { header: 'x-event', property: pointer(text) } },
      accepts: [{ payload: own([text, 'x']), headers: { 'x-event': 'made' } }],
    })),
    position('header and property, separator', (text) => ({
      files: { 'schemas/made/a.json': object({ action: 'x' }) },
      config: { discriminator: { header: 'x-event', property: '/action', separator: text } },
      accepts: [{ payload: { action: 'x' }, headers: { 'x-event': 'made' } }],
    })),
    position('CloudEvents, type', (text) =>
      placed(text, { discriminator: { envelope: 'cloudevents' } }, [{ payload: cloudEvent(text) }]),
    ),
    position('CloudEvents, key of the data', (text) =>
      placed('made', { discriminator: { envelope: 'cloudevents' } }, [{ payload: cloudEvent('made') }], {
        properties: own([text, { type: 'integer' }]),
      }),
    ),
    position('own envelope, type', (text, id) => enveloped({ id: text, name: 'name', body: 'body' }, id)),
    position('own envelope, name of the property', (text, id) =>
      enveloped({ id, name: text, body: 'body' }, id),
    ),
    position('own envelope, place of the data', (text, id) =>
      enveloped({ id, name: 'name', body: text }, id),
    ),
    position('event type by the configuration', (text) =>
      placed(text, {}, [{ payload: { type: text } }], { properties: { type: { type: 'string' } } }),
    ),
    position('name of the event by the configuration', (text, id) => ({
      ...one(id, { type: text }, {}),
      config: { names: { events: own([text, `Made${id}`]) } },
    })),
  ],
};

function enveloped(
  { id, name, body }: { readonly id: string; readonly name: string; readonly body: string },
  word: string,
): Part {
  const envelope = {
    type: 'object',
    required: [name, body],
    properties: own([name, { type: 'string' }], [body, {}]),
  };
  return {
    files: {
      'schemas/envelope.json': envelope,
      'schemas/events/a.json': { type: 'object', properties: { n: { const: word } } },
    },
    config: {
      discriminator: { envelope: 'envelope.json', property: pointer(name), data: pointer(body) },
      events: own([id, 'events/a.json']),
    },
    ...(name !== body && { accepts: [{ payload: own([name, id], [body, { n: word }]) }] }),
  };
}
