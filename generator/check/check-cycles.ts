import { type NamedSchema, schemasByKey } from '../catalog/index/named-schema.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import { inPlaceGraph } from '../schema/in-place.js';

/**
 * Reports schemas that lead back to themselves without looking into the value: such a schema means nothing, and a
 * program that applies it never ends. One schema of each cycle is reported.
 */
export function checkCycles(named: ReadonlyMap<string, NamedSchema>): readonly Diagnostic[] {
  const leadsTo = inPlaceGraph(schemasByKey(named));
  const found: NamedSchema[] = [];
  for (const one of named.values()) {
    const isReported = found.some(({ key }) => leadsTo(one.key, key));
    if (!isReported && leadsTo(one.key, one.key)) found.push(one);
  }
  return found.map(({ node }) => diagnostic('HS304', WORDING, placeOf(node.document, node.pointer)));
}

const WORDING = {
  message: 'this schema only refers back to itself',
  hint: 'put a property or an array item between the schema and its reference to itself',
};
