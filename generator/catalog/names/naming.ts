import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { placeOf } from '../../load/source-text.js';
import { innerSchemas, refName, type Schema } from '../../schema/schema.js';
import { nearest } from '../../text/nearest.js';
import { keyOf } from '../documents/document-place.js';
import { definitionName, type NameRules, placeName } from '../index/definition-name.js';
import type { NamedSchema } from '../index/named-schema.js';
import type { SchemaNode } from '../index/schema-index.js';
import { nameDefinitions } from './definition-names.js';
import { equalityGroups } from './equal-schemas.js';
import { checkAgainstEvents, checkEventTypes, type TypedNode } from './event-names.js';

/** The names of all named schemas, by key. */
export interface Naming {
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** How to name schemas. */
export interface NamingOptions {
  /** True when an envelope is put around what the events' schemas describe. */
  readonly areCarried: boolean;
  readonly rules: NameRules;
  /** Names that the output uses itself. */
  readonly reservedNames: readonly string[];
  /** The places that the configuration may name. Default: those of the named schemas. */
  readonly places?: readonly string[];
}

/**
 * Gives every schema its name. Reports names that collide with each other or with names of the output, and names in
 * the configuration that are not used.
 */
export function nameSchemas(
  named: ReadonlyMap<string, NamedSchema>,
  events: readonly TypedNode[],
  { areCarried, rules, reservedNames, places }: NamingOptions,
): Naming {
  const own = events.flatMap((event) => ownName(event, areCarried));
  const eventKeys = new Map(own.map(([node, name]) => [keyOf(node), name]));
  // A schema of several events is a definition when something refers to it. Otherwise it has no name.
  const shared = new Set(events.flatMap(({ node, isOnlyType }) => (isOnlyType ? [] : [keyOf(node)])));
  const referred = referredKeys(named);
  const definitions = [...named.values()].filter(
    ({ key }) => !eventKeys.has(key) && (!shared.has(key) || areCarried || referred.has(key)),
  );
  const groups = equalityGroups(named, ({ node }) => definitionName(node, rules));
  const given = nameDefinitions(definitions, groups, rules);
  const owners = new Map(definitions.map(({ key, node }) => [given.names.get(key) ?? '', node]));
  return {
    names: new Map([...given.names, ...eventKeys]),
    diagnostics: [
      ...given.diagnostics,
      ...checkEventTypes(events, reservedNames),
      ...checkAgainstEvents(owners, events),
      ...reservedNames.flatMap((name) => reserved(name, owners.get(name))),
      ...unusedNames(places ?? definitions.map(({ node }) => placeName(node)), events, rules),
    ],
  };
}

/** A schema of one event has the event's name. In an envelope, it describes the event's data and ends in `Data`. */
function ownName(
  { names, node, isOnlyType }: TypedNode,
  isCarried: boolean,
): readonly (readonly [SchemaNode, string])[] {
  const name = isOnlyType ? names?.type : undefined;
  if (name === undefined) return [];
  return [[node, isCarried ? name.replace(/Event$/, 'Data') : name]];
}

/** The keys of all schemas that others refer to. */
function referredKeys(named: ReadonlyMap<string, NamedSchema>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (schema: Schema): void => {
    if (typeof schema === 'boolean') return;
    if (schema.$ref !== undefined) found.add(refName(schema.$ref));
    for (const inner of innerSchemas(schema)) visit(inner);
  };
  for (const { schema } of named.values()) visit(schema);
  return found;
}

/** Reports names in the configuration that belong to no event type and no definition. */
function unusedNames(
  places: readonly string[],
  events: readonly TypedNode[],
  rules: NameRules,
): readonly Diagnostic[] {
  const types = events.map(({ type }) => type);
  const unused = (given: object, known: readonly string[], what: string): readonly Diagnostic[] =>
    Object.keys(given)
      .filter((key) => !known.includes(key))
      .map((key) => {
        const meant = nearest(key, known);
        const message = `"names" in the configuration has ${JSON.stringify(key)}, which is not ${what}`;
        const hint = meant ? `did you mean ${JSON.stringify(meant)}?` : 'correct it, or remove it';
        return diagnostic('HS606', { message, hint });
      });
  return [
    ...unused(rules.events, types, 'an event type of the catalog'),
    ...unused(rules.definitions, places, 'a definition of the catalog'),
  ];
}

function reserved(name: string, node: SchemaNode | undefined): readonly Diagnostic[] {
  if (!node) return [];
  const wording = {
    message: `the generated code uses the name ${name}`,
    hint: 'rename the definition',
  };
  return [diagnostic('HS404', wording, placeOf(node.document, node.pointer, 'key'))];
}
