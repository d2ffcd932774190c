import { readFileSync } from 'node:fs';
import { type Area, event, own, type Position } from '../position.js';

interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Node[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
}

/** A way to a string of the configuration, and the value that leads there. */
interface Way {
  readonly path: readonly string[];
  /** Which of several forms, where an option has several. */
  readonly form: string;
  value(text: string): unknown;
}

const schema: { readonly definitions: Readonly<Record<string, Node>> } = JSON.parse(
  readFileSync(new URL('../../../config.schema.json', import.meta.url), 'utf8'),
);

/** Values for what must be beside a string so that its object is complete. */
const BESIDE: Readonly<Record<string, unknown>> = {
  out: 'out',
  url: 'https://example.com/a.git',
  header: 'x-event',
  envelope: 'cloudevents',
  first: ['/type'],
  properties: ['/type'],
};

/** Functions cannot be in a configuration that is written as JSON. */
const OWN_EMITTERS = new Set(['OwnEmitter', 'EmitterWithOptions']);

/** What the options are about: an event `order.made`, and a definition that it refers to. */
const FILES: Readonly<Record<string, unknown>> = {
  'schemas/order.made.json': event('order.made', { line: { $ref: 'line.json' } }),
  'schemas/line.json': { type: 'object', title: 'Line', properties: { n: { type: 'integer' } } },
};

/** Every string of the configuration. The schema of the configuration lists them. */
export const configArea: Area = {
  name: 'configuration',
  files: FILES,
  positions: ways(definition('CatalogConfig'), [])
    // These decide where the run reads and writes; `name-area` has them.
    .filter(({ path: [first] }) => first !== 'out' && first !== 'schemas' && first !== 'root')
    .map(positionOf),
};

function positionOf({ path, form, value }: Way): Position {
  return {
    name: `${path.join('/')}${form}`,
    key: path.slice(0, 2).join('/'),
    part: (text) => ({ files: {}, config: value(text) as Readonly<Record<string, unknown>> }),
  };
}

function ways(node: Node, path: readonly string[]): readonly Way[] {
  if (node.$ref !== undefined) {
    const name = node.$ref.split('/').at(-1) ?? '';
    return OWN_EMITTERS.has(name) ? [] : ways(definition(name), path);
  }
  const types = [node.type ?? []].flat();
  return [
    ...(types.includes('string') || node.enum !== undefined
      ? [{ path, form: '', value: (text: string) => text }]
      : []),
    ...(node.anyOf ?? []).flatMap((one, at) =>
      ways(one, path).map((way) => ({ ...way, form: `${way.form} (${at + 1})` })),
    ),
    ...(node.items ? ways(node.items, [...path, '0']).map(inList) : []),
    ...Object.entries(node.properties ?? {}).flatMap(([key, inner]) =>
      ways(inner, [...path, key]).map((way) => inObject(way, key, node.required ?? [])),
    ),
    ...(typeof node.additionalProperties === 'object' ? ofMap(node.additionalProperties, path) : []),
  ];
}

function inList(way: Way): Way {
  return { ...way, value: (text) => [way.value(text)] };
}

function inObject(way: Way, key: string, required: readonly string[]): Way {
  const beside = Object.fromEntries(required.filter((one) => one !== key).map((one) => [one, BESIDE[one]]));
  return { ...way, value: (text) => ({ ...beside, [key]: way.value(text) }) };
}

/** The keys of a map, and its values. */
function ofMap(inner: Node, path: readonly string[]): readonly Way[] {
  const about = path.includes('definitions') ? 'line.json' : 'order.made';
  const harmless = path.includes('names') ? 'Fine' : 'order.made.json';
  return [
    { path: [...path, 'key'], form: '', value: (text) => own([text, harmless]) },
    ...ways(inner, [...path, 'value']).map((way) => ({
      ...way,
      value: (text: string) => own([about, way.value(text)]),
    })),
  ];
}

function definition(name: string): Node {
  const found = schema.definitions[name];
  if (!found) throw new Error(`config.schema.json has no ${name}`);
  return found;
}
