import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import { RESERVED_NAMES } from './catalog.js';
import { keyOf, type NamedSchema } from './collect.js';
import { fileName, nameDefinitions } from './definition-names.js';
import { equalityGroups } from './equal-schemas.js';
import { checkAgainstEvents, checkEventTypes, eventNames, type TypedNode } from './event-names.js';
import type { SchemaNode } from './schema-index.js';

/** The name of every named schema, by its key. */
export interface Naming {
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives every schema its name and reports names that meet, with each other or with those of the output. */
export function nameSchemas(
  named: ReadonlyMap<string, NamedSchema>,
  events: readonly TypedNode[],
  areCarried: boolean,
): Naming {
  const eventKeys = new Map(events.map((event) => [keyOf(event.node), schemaName(event, areCarried)]));
  const definitions = [...named.values()].filter(({ key }) => !eventKeys.has(key));
  const groups = equalityGroups(named, ({ node }) => node.pointer.split('/').at(-1) ?? '');
  const given = nameDefinitions(definitions, groups);
  const owners = new Map(definitions.map(({ key, node }) => [given.names.get(key) ?? '', node]));
  return {
    names: new Map([...given.names, ...eventKeys]),
    diagnostics: [
      ...given.diagnostics,
      ...checkEventTypes(events),
      ...checkAgainstEvents(owners, events),
      ...RESERVED_NAMES.flatMap((name) => reserved(name, owners.get(name))),
    ],
  };
}

/** A schema of one event has the event's name; one of several events that of its file; what an envelope carries is data. */
function schemaName({ type, node, alone }: TypedNode, isCarried: boolean): string {
  const name = alone ? eventNames(type)?.type : undefined;
  const own = isCarried ? name?.replace(/Event$/, 'Data') : name;
  return own ?? fileName(node.document.path);
}

function reserved(name: string, node: SchemaNode | undefined): readonly Diagnostic[] {
  if (!node) return [];
  const wording = {
    message: `${name} is a name that the output needs itself`,
    hint: 'rename the definition',
  };
  return [diagnostic('HS404', wording, placeOf(node.document, node.pointer, 'key'))];
}
