import { expect, test } from 'vitest';
import { allEvidence, type Json } from './evidence.js';
import { isObject } from './observe.js';
import { nodesAt, schemaFiles } from './schema-set.js';

interface Place {
  readonly where: string;
  readonly schema: Readonly<Record<string, Json>>;
}

/** Keywords whose value is data and contains no schemas. */
const DATA = ['examples', 'enum', 'const'];

function objectsIn(where: string, value: Json): readonly Place[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(`${where}/${index}`, item));
  if (!isObject(value)) return [];
  const inside = Object.entries(value).filter(([key]) => !DATA.includes(key));
  return [{ where, schema: value }, ...inside.flatMap(([key, item]) => objectsIn(`${where}/${key}`, item))];
}

const places = [...schemaFiles].flatMap(([file, schema]) => objectsIn(file, schema));
const wherever = (wrong: (place: Place) => boolean): readonly string[] =>
  places.filter(wrong).map(({ where }) => where);

const eventFiles = [...schemaFiles.keys()].filter((file) => file.startsWith('events/'));

test('each of the 41 events has one schema, and no other schema exists', () => {
  expect(eventFiles).toEqual(allEvidence.map(({ event }) => `events/${event}.schema.json`).sort());
  expect(eventFiles).toHaveLength(41);
});

test('every event has a title, a description, its type as a const, and the envelope', () => {
  const wrong = allEvidence.filter(({ event }) => {
    const schema = schemaFiles.get(`events/${event}.schema.json`) ?? {};
    const [type] = nodesAt(event, 'type');
    const envelope = JSON.stringify(schema.allOf) === '[{"$ref":"../envelope.schema.json"}]';
    return !(schema.title && schema.description && type?.schema.const === event && envelope);
  });
  expect(wrong.map(({ event }) => event)).toEqual([]);
});

test('validators stay open: no schema forbids unknown properties', () => {
  expect(wherever(({ schema }) => schema.additionalProperties === false)).toEqual([]);
  expect(wherever(({ schema }) => schema.unevaluatedProperties === false)).toEqual([]);
});

test('a $ref has only annotations beside it', () => {
  const allowed = ['$ref', 'description', 'deprecated', 'x-secret', '$comment', 'examples'];
  const keys = (schema: Place['schema']) => Object.keys(schema).filter((key) => !allowed.includes(key));
  expect(wherever(({ schema }) => typeof schema.$ref === 'string' && keys(schema).length > 0)).toEqual([]);
});

test('every timestamp uses the shared definition', () => {
  expect(wherever(({ schema }) => schema.format === 'date-time')).toEqual(['common/timestamp.schema.json']);
});

test('the description of a secret says that it is secret', () => {
  const secrets = places.filter(({ schema }) => schema['x-secret'] === true);
  expect(secrets.map(({ where }) => where)).toEqual([
    'common/domain.schema.json/properties/txt_record_secret',
  ]);
  expect(secrets.filter(({ schema }) => !/secret: do not log it/.test(String(schema.description)))).toEqual(
    [],
  );
});

const pascalCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

test('no two definitions have the same name', () => {
  const fromFiles = [...schemaFiles.keys()]
    .filter((file) => !file.startsWith('events/'))
    .map((file) => pascalCase(file.replace(/^.*\//, '').replace('.schema.json', '')));
  const fromDefs = [...schemaFiles.values()].flatMap(({ $defs }) =>
    isObject($defs) ? Object.keys($defs) : [],
  );
  const names = [...fromFiles, ...fromDefs.map(pascalCase)];
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every property has a description, of its own or in the definition that it refers to', () => {
  const owners = places.filter(({ where }) => !where.startsWith('events/') && !where.endsWith('/properties'));
  const bare = owners.flatMap(({ where, schema }) =>
    (isObject(schema.properties) ? Object.entries(schema.properties) : [])
      .filter(([, property]) => isObject(property) && !property.description && !property.$ref)
      .map(([key]) => `${where}/properties/${key}`),
  );
  expect(bare).toEqual([]);
});

test('every definition has a description', () => {
  const definitions = places.filter(({ where }) => /(\.json|\$defs\/\w+)$/.test(where));
  expect(definitions.filter(({ schema }) => !schema.description).map(({ where }) => where)).toEqual([]);
});
