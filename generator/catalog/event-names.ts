import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import { pascalCase, pathSegment } from '../text/safe-text.js';
import { type EventNames, RESERVED_NAMES } from './catalog.js';
import type { TypeOfEvent } from './classify.js';
import type { NameRules } from './definition-name.js';
import { collision } from './definition-names.js';
import type { SchemaNode } from './schema-index.js';

/** An event type, and the schema that describes it. */
export interface TypedNode extends TypeOfEvent {
  readonly node: SchemaNode;
  /** False where the schema describes several events, by an `enum` of types. */
  readonly alone: boolean;
  /** Where the schema says the event type. */
  readonly at: SchemaNode;
  /** Undefined where no name can be made of the type. */
  readonly names: EventNames | undefined;
}

const NO_NAMES = { events: {} };

/** The names of an event: `organization.created` gives `OrganizationCreatedEvent` and its kin. */
export function eventNames(
  type: string,
  { events }: Pick<NameRules, 'events'> = NO_NAMES,
): EventNames | undefined {
  const base = Object.hasOwn(events, type) ? events[type] : pascalCase(type);
  return base === undefined
    ? undefined
    : {
        type: `${base}Event`,
        guard: `is${base}Event`,
        validator: `validate${base}Event`,
      };
}

/** Reports event types that stand twice, make no name, or meet in a name or in a path of the output. */
export function checkEventTypes(events: readonly TypedNode[]): readonly Diagnostic[] {
  const byType = new Map<string, TypedNode>();
  const byName = new Map<string, TypedNode>();
  const byPath = new Map<string, TypedNode>();
  return events.flatMap((event) => {
    const twin = earlierAt(byType, event.type, event);
    if (twin) return [twice(event, twin)];
    const name = event.names?.type;
    if (name === undefined) return [nameless(event)];
    if (pathSegment(event.type).length > LONGEST) return [tooLong(event)];
    if (RESERVED_NAMES.includes(name)) return [reserved(name, event)];
    const namesake = earlierAt(byName, name, event);
    if (namesake) return [meet(name, event, namesake)];
    // Some file systems take two spellings that differ in case for the same file.
    const neighbour = earlierAt(byPath, pathSegment(event.type).toLowerCase(), event);
    return neighbour ? [meet(pathSegment(event.type), event, neighbour)] : [];
  });
}

/** Reports definitions that have the name of an event. */
export function checkAgainstEvents(
  names: ReadonlyMap<string, SchemaNode>,
  events: readonly TypedNode[],
): readonly Diagnostic[] {
  return events.flatMap(({ names: own, node }) => {
    const name = own?.type;
    const owner = name === undefined ? undefined : names.get(name);
    return name !== undefined && owner ? [collision(name, owner, node)] : [];
  });
}

function earlierAt(map: Map<string, TypedNode>, key: string, event: TypedNode): TypedNode | undefined {
  const first = map.get(key);
  if (!first) map.set(key, event);
  return first;
}

function reserved(name: string, { type, at }: TypedNode): Diagnostic {
  const message = `the event type ${JSON.stringify(type)} gets the name ${name}, which the output needs itself`;
  const hint = 'an event of this type cannot be generated; leave its schema out';
  return diagnostic('HS404', { message, hint }, placeOf(at.document, at.pointer));
}

function twice({ type, at }: TypedNode, first: TypedNode): Diagnostic {
  return diagnostic(
    'HS403',
    {
      message: `the event type ${JSON.stringify(type)} is already described by ${first.node.document.file}`,
      hint: 'keep one of the two files, or correct the type in one',
    },
    placeOf(at.document, at.pointer),
  );
}

function meet(name: string, { type, at }: TypedNode, other: TypedNode): Diagnostic {
  const types = `${JSON.stringify(other.type)} (${other.node.document.file}) and ${JSON.stringify(type)}`;
  return diagnostic(
    'HS404',
    {
      message: `the event types ${types} both get the name ${name}`,
      hint: 'their types differ only in characters that no name can hold; give one a name in "names" of the configuration',
    },
    placeOf(at.document, at.pointer),
  );
}

/** File systems take 255 bytes for a name; the rest is for what is put behind it. */
const LONGEST = 200;

function tooLong({ type, at }: TypedNode): Diagnostic {
  const length = pathSegment(type).length;
  const message = `the event type ${JSON.stringify(`${type.slice(0, 40)}...`)} makes a file name of ${length} characters`;
  const hint = `file systems take at most 255, and hookschema ${LONGEST} of them; leave the schema out`;
  return diagnostic('HS408', { message, hint }, placeOf(at.document, at.pointer));
}

function nameless({ type, at }: TypedNode): Diagnostic {
  return diagnostic(
    'HS404',
    {
      message: `no name can be made of the event type ${JSON.stringify(type)}`,
      hint: 'an event type needs a letter or a digit',
    },
    placeOf(at.document, at.pointer),
  );
}
