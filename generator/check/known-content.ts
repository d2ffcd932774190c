import { type NamedSchema, schemasByKey } from '../catalog/index/named-schema.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { contentOf } from '../schema/content-of.js';
import type { Memory } from '../schema/memory.js';

/** What a check of a named schema follows from: its key, the schema, and every schema that it leads to. */
export function contentOfNamed(named: ReadonlyMap<string, NamedSchema>, owner: NamedSchema): string {
  return `${owner.key}\n${contentOf(owner.schema, schemasByKey(named))}`;
}

/** A check of one named schema at a time, and what is known about it. */
export interface SchemaCheck {
  readonly named: ReadonlyMap<string, NamedSchema>;
  /** In which schemas earlier runs have found nothing. */
  readonly memory: Memory | undefined;
  /** The name of the check in the memory. */
  readonly kind: string;
  /** What the result follows from beside the schemas. */
  readonly given: (owner: NamedSchema) => string;
  readonly check: (owner: NamedSchema) => readonly Diagnostic[];
}

/**
 * Checks each named schema. One in which an earlier run has found nothing is not checked again; where it has found
 * something, it is, because the places of diagnostics may be others now.
 */
export function checkUnknown({ named, memory, kind, given, check }: SchemaCheck): readonly Diagnostic[] {
  if (memory === undefined) return [...named.values()].flatMap(check);
  return [...named.values()].flatMap((owner) => {
    const input = `${given(owner)}\n${contentOfNamed(named, owner)}`;
    if (memory.find(kind, input) === NOTHING) return [];
    const found = check(owner);
    if (found.length === 0) memory.keep(kind, input, NOTHING);
    return found;
  });
}

/** The result of a check that has found nothing. */
const NOTHING = 0;
