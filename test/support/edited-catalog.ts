/** A JSON Schema. */
export type Schema = { [key: string]: unknown };

/** A catalog in which events share definitions, one is recursive, one needs a helper type, and one
 * is a part of an event. */
export const CATALOG: Readonly<Record<string, Schema>> = {
  'events/a.json': event('a', {
    who: ref('person'),
    when: { type: 'string', format: 'date-time' },
    place: place(),
  }),
  'events/b.json': event('b', {
    tree: ref('tree'),
    note: { type: ['string', 'null'], maxLength: 9 },
    place: place(),
  }),
  'events/c.json': event('c', { who: ref('person'), keys: ref('keys'), kind: { enum: ['x', 'y'] } }),
  'events/d.json': event('d', { list: { type: 'array', items: ref('tree'), minItems: 1 } }),
  'events/e.json': { ...event('e', { note: { type: 'string' } }), allOf: [ref('person')] },
  'shared/person.json': {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer', minimum: 1 }, url: { type: 'string', format: 'uri' } },
  },
  'shared/tree.json': {
    type: 'object',
    properties: { name: { type: 'string' }, next: { $ref: 'tree.json' }, owner: { $ref: 'person.json' } },
  },
  'shared/keys.json': {
    type: 'object',
    patternProperties: { '^[0-9]$': { type: 'number' } },
    additionalProperties: false,
  },
};

/** An event with some properties. */
export function event(type: string, properties: Schema): Schema {
  return { type: 'object', required: ['type'], properties: { type: { const: type }, ...properties } };
}

/** An object that events repeat. */
function place(): Schema {
  return {
    type: 'object',
    properties: { street: { type: 'string' }, city: { type: 'string' }, no: { type: 'integer' } },
  };
}

function ref(name: string): Schema {
  return { $ref: `../shared/${name}.json` };
}

/** Schemas by path. */
export type Catalog = Record<string, Schema>;
type Edit = (catalog: Catalog, number: number) => void;

const files = Object.keys(CATALOG);

/** Changes that people make, each to one file. */
export const EDITS: readonly Edit[] = [
  ...files.map(
    (file): Edit =>
      (catalog, number) => {
        const schema = catalog[file];
        if (schema !== undefined) catalog[file] = { ...schema, description: `Text ${number}.` };
      },
  ),
  ...files.map(
    (file): Edit =>
      (catalog, number) => {
        const schema = catalog[file];
        if (schema === undefined) return;
        const properties = {
          ...(schema.properties as Schema | undefined),
          [`extra${number}`]: { type: 'boolean' },
        };
        catalog[file] = { ...schema, properties };
      },
  ),
  (catalog, number) => {
    catalog[`events/new${number}.json`] = event(`new${number}`, {
      who: ref('person'),
      [`at${number % 2}`]: place(),
    });
  },
  (catalog) => {
    delete catalog['events/b.json'];
  },
  (catalog) => {
    catalog['events/b.json'] = CATALOG['events/b.json'] ?? {};
  },
  (catalog) => {
    const person = catalog['shared/person.json'] ?? {};
    catalog['shared/person.json'] = { ...person, required: ['id', 'url'] };
  },
  (catalog, number) => {
    catalog['shared/keys.json'] = {
      patternProperties: { [`^[a-${'bcd'[number % 3]}]$`]: { type: 'number' } },
    };
  },
  // A shape that events share: what one of them says about it, what another has in it, and a definition that says the same.
  (catalog, number) => {
    catalog['events/a.json'] = event('a', { place: { ...place(), description: `Place ${number % 2}.` } });
  },
  (catalog, number) => {
    const { properties, ...rest } = place();
    const longer = { ...rest, properties: { ...(properties as Schema), [`part${number % 2}`]: place() } };
    catalog['events/b.json'] = event('b', { place: longer, other: place() });
  },
  (catalog, number) => {
    if (number % 2 === 0) delete catalog['shared/place.json'];
    else catalog['shared/place.json'] = place();
  },
  // Warnings about the definition itself, and about all that refer to it.
  (catalog) => {
    const properties = { url: { type: 'string', default: 7 }, id: { minimum: 1 } };
    catalog['shared/person.json'] = { type: 'object', properties };
  },
  (catalog, number) => {
    const given = number % 2 === 0 ? { items: { type: 'string' } } : { default: {} };
    catalog['shared/tree.json'] = { ...catalog['shared/tree.json'], required: ['owner', 'gone'], ...given };
  },
  (catalog) => {
    const own = { type: 'object', additionalProperties: false, properties: { id: { maximum: 0 } } };
    catalog['events/c.json'] = event('c', { who: { allOf: [ref('person'), own] }, keys: ref('keys') });
  },
  (catalog, number) => {
    catalog['events/a.json'] = {
      ...event('a', { who: ref('person') }),
      examples: [{ type: 'a', who: { id: number + 1, url: 'https://example.com/' } }],
    };
  },
];

/** Numbers that look random, and are the same in every run. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
