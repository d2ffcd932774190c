import { posix } from 'node:path';
import { isJsonArray, isJsonObject, type JsonObject, ownValue } from '../../json/json.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import type { Discriminator } from '../catalog.js';
import type { DocumentPlace } from '../documents/document-place.js';
import { bareName } from '../index/definition-name.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';
import { isEntry } from './component-usage.js';
import { isInPayload } from './discriminator.js';
import type { PlacedEvent } from './event-selectors.js';

/** A schema that may be an event. With `must`, it is an error when it is not. */
export interface Candidate extends PlacedEvent {
  readonly must: boolean;
  /** True for an entry of a file's definitions. It is an event only when the file itself is not. */
  readonly isEntry: boolean;
  /** For the body of a webhook or callback, the place of the entry that is named after it. */
  readonly entry?: DocumentPlace;
}

/**
 * All schemas that may be events by themselves: bodies of webhooks, then files, then the entries of their
 * definitions.
 */
export function candidatesOf(
  index: SchemaIndex,
  discriminator: Discriminator,
  isReferencedAsComponent: (node: SchemaNode) => boolean,
): readonly Candidate[] {
  const isBelowEvents = ({ document: { path } }: SchemaNode): boolean => path.startsWith('events/');
  const bodies = [...index.openApi].flatMap(([document, { bodies: list }]) =>
    list.flatMap(({ entry: pointer, schema, parameters }): readonly Candidate[] => {
      const node = index.nodeAt(schema.document, schema.pointer);
      const header =
        discriminator.kind === 'header' ? headerLiteral(parameters, discriminator.header) : undefined;
      const entry = { document, pointer };
      return node
        ? [{ node, must: true, isEntry: false, entry, ...(header !== undefined && { header }) }]
        : [];
    }),
  );
  const roots = index.nodes.filter((node) => node.pointer === '');
  const entries = index.nodes.filter((node) => isEntry(node) && !hasBodies(index, node));
  if (isInPayload(discriminator)) {
    return [
      ...bodies,
      ...roots.flatMap((node) => {
        const must = isBelowEvents(node);
        return must || !isReferencedAsComponent(node) ? [{ node, must, isEntry: false }] : [];
      }),
      ...entries.flatMap((node) =>
        isReferencedAsComponent(node) ? [] : [{ node, must: false, isEntry: true }],
      ),
    ];
  }
  const inFolder = roots.filter(isBelowEvents);
  const own = discriminator.kind === 'envelope' ? discriminator.envelope : undefined;
  const files =
    inFolder.length > 0
      ? inFolder
      : roots.filter((node) => !isReferencedAsComponent(node) && !isDefinitionsOnly(node));
  return [
    ...bodies,
    ...files
      .filter(({ document }) => document.path !== own)
      .map((node) => ({ node, must: true, isEntry: false, ...namesFromPath(node, discriminator) })),
  ];
}

function hasBodies(index: SchemaIndex, { document }: SchemaNode): boolean {
  return (index.openApi.get(document)?.bodies.length ?? 0) > 0;
}

/**
 * What the path of a file says about its event. The header's value is the folder or, without a folder, the file's
 * name: `issues/opened.json` belongs to `issues`, and `push.json` to `push`. In an envelope, the file's name is the
 * event type.
 */
function namesFromPath(
  { document: { path } }: SchemaNode,
  discriminator: Discriminator,
): { header?: string; type?: string } {
  const segments = path.replace(/^events\//, '').split('/');
  const name = bareName(posix.basename(path));
  return discriminator.kind === 'header' ? { header: segments.at(-2) ?? name } : { type: name };
}

/** The value of a header, where a parameter of the request allows only one. */
function headerLiteral(parameters: readonly JsonObject[], header: string): string | undefined {
  const found = parameters.flatMap((parameter) => {
    if (ownValue(parameter, 'in') !== 'header') return [];
    const [name, schema] = [ownValue(parameter, 'name'), ownValue(parameter, 'schema')];
    if (typeof name !== 'string' || name.toLowerCase() !== header || !isJsonObject(schema)) return [];
    const values = ownValue(schema, 'enum');
    const [only = ownValue(schema, 'const'), ...more] = isJsonArray(values) ? values : [];
    return typeof only === 'string' && more.length === 0 ? [only] : [];
  });
  return found[0];
}

/** True for the root of a file that only holds definitions. */
export function isDefinitionsOnly(node: SchemaNode): boolean {
  const bookkeeping = new Set(['$schema', '$id', 'id', '$comment', '$defs', 'definitions', '$vocabulary']);
  if (!isJsonObject(node.value)) return false;
  const keywords = Object.keys(node.value);
  const holds = keywords.includes('$defs') || keywords.includes('definitions');
  return holds && keywords.every((keyword) => bookkeeping.has(keyword) || ANNOTATIONS.has(keyword));
}
