import type { NamedSchema } from '../catalog/named-schema.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import { refName, type Schema } from '../schema/schema.js';

/**
 * Reports schemas that come back to themselves without having looked into the value in between: such a schema says
 * nothing, and whoever applies it never comes to an end. Of each circle one schema is reported.
 */
export function checkCycles(named: ReadonlyMap<string, NamedSchema>): readonly Diagnostic[] {
  const next = new Map([...named].map(([key, { schema }]) => [key, inPlace(schema)]));
  const found: NamedSchema[] = [];
  for (const one of named.values()) {
    const isReported = found.some(({ key }) => leadsTo(one.key, key, next, new Set()));
    if (!isReported && leadsTo(one.key, one.key, next, new Set())) found.push(one);
  }
  return found.map(({ node }) => diagnostic('HS304', WORDING, placeOf(node.document, node.pointer)));
}

const WORDING = {
  message: 'this schema only refers back to itself',
  hint: 'put a property or an array item between the schema and its reference to itself',
};

/** The schemas that apply to the very value that a schema applies to. */
function inPlace(schema: Schema | undefined): readonly string[] {
  if (typeof schema !== 'object') return [];
  const { $ref, allOf = [], anyOf = [], oneOf = [], not, if: condition, then, else: otherwise } = schema;
  const dependent = Object.values(schema.dependentSchemas ?? {});
  const inner = [...allOf, ...anyOf, ...oneOf, ...dependent, not, condition, then, otherwise];
  return [...($ref === undefined ? [] : [refName($ref)]), ...inner.flatMap(inPlace)];
}

function leadsTo(
  from: string,
  target: string,
  next: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): boolean {
  return (next.get(from) ?? []).some((key) => {
    if (key === target) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return leadsTo(key, target, next, seen);
  });
}
