import { keyOf } from '../catalog/documents/document-place.js';
import type { NamedSchema } from '../catalog/index/named-schema.js';
import type { TypedNode } from '../catalog/names/event-names.js';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import type { Memory } from '../schema/memory.js';
import { type Schema, typesOf } from '../schema/schema.js';
import { writtenPointer } from './check-types.js';
import type { Contradiction, Part } from './contradictions/contradiction.js';
import { type ContradictionFinder, findContradictions } from './contradictions/find-contradictions.js';
import { isOnlyTyped } from './contradictions/parts.js';
import { contentOfNamed } from './known-content.js';

/** The names of this check in the memory: of values, and of events as a whole. */
const [VALUES, EVENTS] = ['contradictions', 'events'];

/** What this check needs of a draft. */
interface Checked {
  readonly named: ReadonlyMap<string, NamedSchema>;
  readonly events: readonly TypedNode[];
  /** True when the schemas of events describe what an envelope carries, which may be any value. */
  readonly areCarried: boolean;
  /** In which schemas earlier runs have found nothing, and how much they looked at. */
  readonly memory: Memory | undefined;
}

/**
 * Reports schemas that contradict themselves: events that no payload can satisfy are errors, properties and items
 * that can have no value are warnings. A property whose schema is just `false` is meant. Each place is reported once.
 */
export function checkContradictions({ named, events, areCarried, memory }: Checked): readonly Diagnostic[] {
  const finder = findContradictions(named);
  const found = new Map<string, Diagnostic>();
  const report = (code: DiagnosticCode, subject: string, one: Contradiction): void => {
    const pointer = writtenPointer(one.owner.node, one.path);
    const { document, dialect } = one.owner.node;
    const key = keyOf({ document, pointer });
    if (found.has(key)) return;
    const without = code === 'HS222' ? '; or leave the event out with "exclude" in the configuration' : '';
    const wording = { message: `${subject}: ${one.reason}`, hint: hintFor(one, dialect) + without };
    found.set(key, diagnostic(code, wording, placeOf(document, pointer)));
  };
  for (const { node, type } of events) {
    const owner = named.get(keyOf(node));
    const input = memory && owner ? `${areCarried} ${contentOfNamed(named, owner)}` : '';
    const known = memory?.find(EVENTS, input);
    if (typeof known === 'number') {
      finder.spend(known);
      continue;
    }
    const before = finder.left();
    const parts = owner ? finder.together({ owner, path: [], schema: owner.schema }) : [];
    // A pattern of places may match schemas of other values too, which is not a contradiction.
    const isObject = areCarried || allowsObjects(parts);
    const contradiction = isObject ? finder.between(parts, areCarried ? undefined : ['object']) : undefined;
    if (contradiction) report('HS222', `no payload can be the event ${JSON.stringify(type)}`, contradiction);
    else if (finder.left() > 0) memory?.keep(EVENTS, input, before - finder.left());
  }
  for (const owner of named.values()) {
    const input = memory === undefined ? '' : contentOfNamed(named, owner);
    const known = memory?.find(VALUES, input);
    if (typeof known === 'number') {
      finder.spend(known);
      continue;
    }
    const before = finder.left();
    const contradictions = values(owner, finder).flatMap((parts) => finder.between(parts) ?? []);
    for (const one of contradictions)
      if (one.kind !== 'never') report('HS225', 'no value is valid here', one);
    const isCertain = contradictions.length === 0 && finder.left() > 0;
    if (isCertain) memory?.keep(VALUES, input, before - finder.left());
  }
  return [...found.values()];
}

/** True where the schema itself says that events are objects, or nothing says that they are not. */
function allowsObjects([own, ...others]: readonly Part[]): boolean {
  const names = own && namesObjects(own);
  return names ?? others.every((part) => namesObjects(part) !== false);
}

/** Whether objects are among the types of a part; undefined where it has no types. */
function namesObjects({ schema }: Part): boolean | undefined {
  return typeof schema === 'object' ? typesOf(schema)?.includes('object') : undefined;
}

/** What describes each property and each item inside a named schema, together. What has a name of its own is left out. */
function values(
  owner: NamedSchema,
  { together, property, spend }: ContradictionFinder,
): readonly (readonly Part[])[] {
  const found: (readonly Part[])[] = [];
  let visits = 0;
  const visit = (parts: readonly Part[]): void => {
    visits += 1;
    if (visits > MOST) return;
    const own = parts.filter((part) => part.owner === owner);
    for (const { path, schema } of own) {
      if (typeof schema === 'boolean') continue;
      for (const name of Object.keys(schema.properties ?? {})) {
        if (isOnlyTyped(parts, name)) {
          visits += 1;
          spend(1);
        } else enter(property(parts, name));
      }
      for (const keyword of ['items', 'additionalProperties'] as const)
        enterOne(schema[keyword], [...path, keyword]);
      for (const keyword of ['anyOf', 'oneOf'] as const) {
        for (const [index, branch] of (schema[keyword] ?? []).entries())
          visit(together({ owner, path: [...path, keyword, String(index)], schema: branch }));
      }
    }
  };
  const seen = new Set<string>();
  const enter = (parts: readonly Part[]): void => {
    const key = parts.map((part) => `${part.owner.key} ${part.path.join('\t')}`).join('\n');
    if (seen.has(key)) return;
    seen.add(key);
    found.push(parts);
    visit(parts);
  };
  const enterOne = (schema: Schema | undefined, path: readonly string[]): void => {
    if (typeof schema === 'object') enter(together({ owner, path, schema }));
  };
  visit(together({ owner, path: [], schema: owner.schema }));
  return found;
}

/** The most places that are looked at inside one named schema. */
const MOST = 2_000;

function hintFor({ kind }: Contradiction, dialect: string): string {
  switch (kind) {
    case 'closed':
      return dialect === '2019-09' || dialect === '2020-12'
        ? 'use "unevaluatedProperties": false, which knows the properties that "allOf" and "$ref" declare'
        : 'repeat the property beside it; from 2019-09 on, "unevaluatedProperties": false knows the properties of "allOf"';
    case 'undeclared':
      return 'declare it in "properties", or remove it from "required"';
    case 'null':
      return 'for a value that may be null, use "anyOf": [..., { "type": "null" }], or add "null" to each "type"';
    case 'bounds':
      return 'correct one of the two limits';
    case 'negated':
      return 'correct "not", or what is required beside it';
    case 'overlap':
      return 'use "anyOf" for values that may match several branches, or have each branch exclude the others';
    case 'endless':
      return 'remove the property from "required" or "minItems" from the list, or allow another value, such as null';
    default:
      return 'everything that applies to a value must hold at once; for one of several, use "anyOf"';
  }
}
