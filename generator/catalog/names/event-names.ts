import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { placeOf } from '../../load/source-text.js';
import { pascalCase, pathSegment } from '../../text/safe-text.js';
import type { EventNames } from '../catalog.js';
import type { TypeOfEvent } from '../events/classified-event.js';
import type { NameRules } from '../index/definition-name.js';
import type { SchemaNode } from '../index/schema-index.js';
import { collision } from './definition-names.js';

/** An event type and the schema that describes it. */
export interface TypedNode extends TypeOfEvent {
  readonly node: SchemaNode;
  /** False when the schema is more than this event: it describes several, or only the configuration names it. */
  readonly isOnlyType: boolean;
  /** True when the schema describes several events, or an event among others. */
  readonly isShared: boolean;
  /** True when the schema describes no events but those of the catalog. */
  readonly isComplete: boolean;
  /** Which branches of the schema, which is a union, describe this event. Undefined where all of them may. */
  readonly branches?: readonly number[];
  /** The schema that states the event type. */
  readonly at: SchemaNode;
  /** Undefined when no name can be made from the type. */
  readonly names: EventNames | undefined;
}

const NO_NAMES = { events: {} };

/**
 * The names of an event: `organization.created` gives `OrganizationCreatedEvent` and so on, and `FILE_UPDATE` gives
 * `FileUpdateEvent`. Undefined when no name
 * can be made from the type.
 */
export function eventNames(
  type: string,
  { events }: Pick<NameRules, 'events'> = NO_NAMES,
): EventNames | undefined {
  const base = Object.hasOwn(events, type) ? events[type] : pascalCase(withWords(type));
  return base === undefined
    ? undefined
    : {
        type: `${base}Event`,
        guard: `is${base}Event`,
        validator: `validate${base}Event`,
      };
}

/** The text in lower case where all of its letters are capitals: `FILE_UPDATE` has words, and no other way to show them. */
function withWords(type: string): string {
  return type === type.toUpperCase() ? type.toLowerCase() : type;
}

/**
 * Reports event types that are described twice, that give no usable name, or that collide in a name or a path of the
 * output.
 */
export function checkEventTypes(
  events: readonly TypedNode[],
  reservedNames: readonly string[],
): readonly Diagnostic[] {
  const byType = new Map<string, TypedNode>();
  const byName = new Map<string, TypedNode>();
  const byPath = new Map<string, TypedNode>();
  return events.flatMap((event) => {
    const twin = earlierAt(byType, event.type, event);
    if (twin) return [describedTwice(event, twin)];
    const name = event.names?.type;
    if (name === undefined) return [nameless(event)];
    if (pathSegment(event.type).length > LONGEST) return [tooLong(event)];
    if (reservedNames.includes(name)) return [reserved(name, event)];
    const namesake = earlierAt(byName, name, event);
    if (namesake) return [nameCollision(name, event, namesake)];
    // Some file systems do not distinguish upper and lower case.
    const neighbour = earlierAt(byPath, pathSegment(event.type).toLowerCase(), event);
    return neighbour ? [nameCollision(pathSegment(event.type), event, neighbour)] : [];
  });
}

/** Reports definitions that have the same name as an event. */
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
  const message = `the event type ${JSON.stringify(type)} gets the name ${name}, which the generated code uses`;
  const hint = 'this event cannot be generated; exclude its schema';
  return diagnostic('HS404', { message, hint }, placeOf(at.document, at.pointer));
}

function describedTwice({ type, at }: TypedNode, first: TypedNode): Diagnostic {
  return diagnostic(
    'HS403',
    {
      message: `the event type ${JSON.stringify(type)} is already described by ${first.node.document.file}`,
      hint: 'keep one of the two, or correct one event type; if they are variants of one event, list both in the "oneOf" of one file; if another property tells them apart, add it to "discriminator" in the configuration',
    },
    placeOf(at.document, at.pointer),
  );
}

function nameCollision(name: string, { type, at }: TypedNode, other: TypedNode): Diagnostic {
  const types = `${JSON.stringify(other.type)} (${other.node.document.file}) and ${JSON.stringify(type)}`;
  return diagnostic(
    'HS404',
    {
      message: `the event types ${types} both get the name ${name}`,
      hint: 'they differ only in characters that a name cannot contain; name one of them in "names" in the configuration',
    },
    placeOf(at.document, at.pointer),
  );
}

/** File systems allow 255 bytes for a name. The remainder is for what is appended. */
const LONGEST = 200;

function tooLong({ type, at }: TypedNode): Diagnostic {
  const length = pathSegment(type).length;
  const message = `the event type ${JSON.stringify(`${type.slice(0, 40)}...`)} gives a file name of ${length} characters`;
  const hint = `file systems allow 255 characters, of which hookschema uses ${LONGEST}; exclude the schema`;
  return diagnostic('HS408', { message, hint }, placeOf(at.document, at.pointer));
}

function nameless({ type, at }: TypedNode): Diagnostic {
  return diagnostic(
    'HS404',
    {
      message: `the event type ${JSON.stringify(type)} has no characters for a name`,
      hint: 'name the event in "names" in the configuration, or use an event type with a letter or a digit',
    },
    placeOf(at.document, at.pointer),
  );
}
