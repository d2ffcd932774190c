import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { SchemaDocument } from '../load/read-schemas.js';
import type { Memory } from '../schema/memory.js';
import { groupBy } from '../text/group-by.js';

/** A check of one schema at a time that looks at nothing outside its document, and what is known about it. */
export interface DocumentCheck {
  readonly nodes: readonly SchemaNode[];
  /** In which documents earlier runs have found nothing. */
  readonly memory: Memory | undefined;
  /** The name of the check in the memory. */
  readonly kind: string;
  /** What the result follows from beside the documents. */
  readonly given: string;
  readonly check: (node: SchemaNode) => readonly Diagnostic[];
}

/** The result of a check that has found nothing. */
const NOTHING = 0;

/** Checks schemas, in their order. Those of a document in which an earlier run has found nothing are not checked again. */
export function checkUnknownDocuments({
  nodes,
  memory,
  kind,
  given,
  check,
}: DocumentCheck): readonly Diagnostic[] {
  if (memory === undefined) return nodes.flatMap(check);
  const inputs = inputsOf(nodes, given);
  const known = new Set(
    [...inputs].flatMap(([document, input]) => (memory.find(kind, input) === NOTHING ? [document] : [])),
  );
  const wrong = new Set<SchemaDocument>();
  const found = nodes.flatMap((node) => {
    if (known.has(node.document)) return [];
    const own = check(node);
    if (own.length > 0) wrong.add(node.document);
    return own;
  });
  for (const [document, input] of inputs)
    if (!known.has(document) && !wrong.has(document)) memory.keep(kind, input, NOTHING);
  return found;
}

/** What the result for each document follows from: its text, and which of its schemas are checked. */
function inputsOf(nodes: readonly SchemaNode[], given: string): ReadonlyMap<SchemaDocument, string> {
  const inputs = [...groupBy(nodes, ({ document }) => document)].map(([document, own]) => {
    const places = own.map(({ pointer, dialect, isRoot }) => `${dialect} ${isRoot} ${pointer}`);
    return [document, [given, document.text, ...places].join('\n')] as const;
  });
  return new Map(inputs);
}
