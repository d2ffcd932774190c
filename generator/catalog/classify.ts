import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonObject } from '../json.js';
import { pointerTo } from '../json-pointer.js';
import type { SchemaDocument } from '../load/read-schemas.js';
import { placeOf } from '../load/source-text.js';
import { readDiscriminator } from './discriminator.js';
import type { Reference } from './references.js';
import { ANNOTATIONS } from './schema.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/** What the documents of a folder are. A `library` only holds `$defs`: its root is nothing by itself. */
export interface Classified {
  readonly events: readonly {
    readonly node: SchemaNode;
    readonly types: readonly string[];
    /** Where the types are written. */
    readonly literal: SchemaNode;
  }[];
  readonly definitions: readonly SchemaNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Tells events from definitions. A document is an event when its discriminator is a literal, and has to be one below
 * `events/`. A document that another one uses as a part (in a property, in an `allOf`) is a definition, whatever its
 * properties are called; being listed in the `oneOf` or `anyOf` of an index file makes it no part.
 */
export function classify(
  index: SchemaIndex,
  references: readonly Reference[],
  discriminator: readonly string[],
): Classified {
  const targets = new Map(references.map(({ from, target }) => [from, target]));
  const parts = partsOf(references);
  const events: { node: SchemaNode; types: readonly string[]; literal: SchemaNode }[] = [];
  const definitions: SchemaNode[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const document of index.documents) {
    const node = index.nodeAt(document, '');
    if (!node) continue;
    const mustBeEvent = document.path.startsWith('events/');
    const reading = readDiscriminator(index, (one) => targets.get(one), node, discriminator);
    if (!mustBeEvent && (parts.has(document) || reading.kind === 'absent')) {
      if (!isLibrary(node)) definitions.push(node);
    } else if (reading.kind === 'literal') events.push({ node, types: reading.types, literal: reading.node });
    else if (reading.kind === 'open') diagnostics.push(notLiteral(reading.node, discriminator));
    else diagnostics.push(lacks(document, discriminator));
  }
  return { events, definitions, diagnostics };
}

function partsOf(references: readonly Reference[]): ReadonlySet<SchemaDocument> {
  const isListing = (from: SchemaNode): boolean => /^\/(?:oneOf|anyOf)\/\d+$/.test(from.pointer);
  return new Set(
    references
      .filter(
        ({ from, target }) => target.pointer === '' && target.document !== from.document && !isListing(from),
      )
      .map(({ target }) => target.document),
  );
}

function isLibrary(node: SchemaNode): boolean {
  const bookkeeping = new Set(['$schema', '$id', '$comment', '$defs', 'definitions', '$vocabulary']);
  if (!isJsonObject(node.value)) return false;
  const keywords = Object.keys(node.value);
  const holds = keywords.includes('$defs') || keywords.includes('definitions');
  return holds && keywords.every((keyword) => bookkeeping.has(keyword) || ANNOTATIONS.has(keyword));
}

function lacks(document: SchemaDocument, discriminator: readonly string[]): Diagnostic {
  const pointer = pointerTo('', ...discriminator);
  return diagnostic(
    'HS401',
    {
      message: `an event without a discriminator: no property at ${pointer}`,
      hint: `say which event it is: "${discriminator.at(-1)}": { "const": "order.created" }`,
    },
    placeOf(document, ''),
  );
}

function notLiteral(node: SchemaNode, discriminator: readonly string[]): Diagnostic {
  const pointer = pointerTo('', ...discriminator);
  return diagnostic(
    'HS402',
    {
      message: `the discriminator ${pointer} is no literal`,
      hint: 'an event needs a "const" there, or an "enum" of event types; a shared definition must be referred to',
    },
    placeOf(node.document, node.pointer),
  );
}
