import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { Place } from '../diagnostics/index.js';
import { type FieldPath, isPathWithin, keyOfPath, parentPath } from '../evidence/field-path.js';
import { fieldsInside, listsWithin } from '../evidence/listed-fields.js';
import type { SchemaWorld } from '../evidence/schemas/schema-world.js';
import { shownByPath } from '../evidence/shown-values.js';
import { placeOf } from '../load/source-text.js';
import type { DriftEvent } from './drift-catalog.js';
import type { Finding, Kind, Says } from './finding.js';
import { placeShown, schemaSays, sourceSays } from './say.js';
import { type Difference, schemaDifferences } from './schema-rules.js';
import { listsSiblings, SILENCES, SOURCE_RULES, saysSomething } from './source-rules.js';
import {
  isExact,
  type SchemaSide,
  schemaSide,
  type Testimony,
  testimonyOf,
  type Witness,
} from './subject.js';

/** Every path that a source of an event states or shows, sorted. The payload itself is not one. */
export function pathsSaid(witnesses: readonly Witness[]): readonly FieldPath[] {
  const found = new Set<FieldPath>();
  for (const { evidence } of witnesses) {
    for (const { path } of evidence.fields) found.add(path);
    for (const sample of evidence.samples) for (const path of shownByPath(sample).keys()) found.add(path);
  }
  found.delete('');
  return [...found].sort();
}

/** True for a property, and false for the items of a list and the values of a map. */
function isProperty(path: FieldPath): boolean {
  return keyOfPath(path) !== undefined;
}

/** What sources say about an event against what its schema says. */
export function compareWithSchema(
  world: SchemaWorld,
  event: DriftEvent,
  witnesses: readonly Witness[],
  isStatedElsewhere: (node: SchemaNode, countsUnknown: boolean) => boolean,
): readonly Finding[] {
  const found: Finding[] = [];
  const undeclared: FieldPath[] = [];
  for (const path of pathsSaid(witnesses)) {
    const sources = witnesses
      .map((one) => testimonyOf(one, path))
      .filter((one) => one.stated.length + one.shown.length > 0 || one.hasParent);
    const side = schemaSide(world, event, path);
    const { nodes, isFree } = side.declared;
    if (nodes.length === 0) {
      if (isFree || undeclared.some((outer) => isPathWithin(outer, path))) continue;
      undeclared.push(path);
      found.push(undeclaredField({ event, path, sources, side }));
    } else {
      for (const difference of schemaDifferences(sources, side))
        found.push(differing({ event, path, sources, side }, difference));
    }
  }
  return [...found, ...undocumented({ world, event, witnesses, isStatedElsewhere })];
}

interface Point {
  readonly event: DriftEvent;
  readonly path: FieldPath;
  readonly sources: readonly Testimony[];
  readonly side: SchemaSide;
}

/** The place of a path in the schema: its own, or that of the object that would have it. */
function schemaPlace({ event, side }: Pick<Point, 'event' | 'side'>): Place {
  const node = side.first ?? side.declared.parents[0] ?? event.node;
  return placeOf(node.document, node.pointer, 'key');
}

function says({ sources, side, event }: Omit<Point, 'path'>, kind: Kind): readonly Says[] {
  return [
    ...sources.map((one) => sourceSays(one, kind)),
    schemaSays(side, kind, schemaPlace({ event, side })),
  ];
}

/** Where a source says what differs: what it states, before what it shows. */
function placeSaid(source: Testimony | undefined, kind: Kind): Place {
  const stated = source?.stated[0]?.at;
  const isShown = kind === 'values' && source?.stated.every(({ values }) => values === undefined);
  const shown = source && placeShown(source);
  return (isShown ? (shown ?? stated) : (stated ?? shown)) ?? source?.evidence.at ?? {};
}

function undeclaredField(point: Point): Finding {
  const { event, path, sources } = point;
  const [first] = sources.filter(({ stated, shown }) => stated.length + shown.length > 0);
  const verb = first?.stated.length ? 'lists' : 'shows';
  return {
    code: 'HS813',
    kind: 'undeclared',
    event: event.type,
    path,
    message: `${first?.source.label ?? 'a source'} ${verb} a field that the schema does not declare`,
    hint: 'declare it in the schema, or decide that it stays out',
    says: says(point, 'undeclared'),
    at: placeSaid(first, 'undeclared'),
    schemaAt: schemaPlace(point),
  };
}

const HINT = 'correct the schema, or decide that it stays as it is';

function differing(point: Point, { code, kind, alsoDecidedAs, message, by }: Difference): Finding {
  return {
    code,
    kind,
    ...(alsoDecidedAs && { alsoDecidedAs }),
    event: point.event.type,
    path: point.path,
    message,
    hint: HINT,
    says: says(point, kind),
    at: placeSaid(by[0], kind),
    schemaAt: schemaPlace(point),
  };
}

interface Documentation {
  readonly world: SchemaWorld;
  readonly event: DriftEvent;
  readonly witnesses: readonly Witness[];
  /** True for the schema of a field that a source lists for another event. */
  readonly isStatedElsewhere: (node: SchemaNode, countsUnknown: boolean) => boolean;
}

/** Fields of the schema that no source documents, although one documents other fields of the same object. */
function undocumented({ world, event, witnesses, isStatedElsewhere }: Documentation): readonly Finding[] {
  const listing = witnesses.filter(({ evidence }) => evidence.fields.length > 0);
  if (listing.length === 0) return [];
  const missing: FieldPath[] = [];
  return event.fields().flatMap(({ path }): readonly Finding[] => {
    if (!isProperty(path) || missing.some((outer) => isPathWithin(outer, path))) return [];
    const sources = witnesses.map((one) => testimonyOf(one, path));
    const around = sources.filter((one) => isInScope(one, path) && listsSiblings(one, path));
    const silent = around.filter((one) => !statesOrWithin(one, path));
    const showing = silent.filter(({ shown }) => shown.length > 0);
    const isShown = showing.length > 0;
    const isKnownElsewhere = sources.some((one) => !silent.includes(one) && saysSomething(one, path));
    if (silent.length === 0 || (isKnownElsewhere && !isShown)) return [];
    const side = schemaSide(world, event, path);
    // An optional field of a shared definition need not be in every event that has the definition.
    // A page need not list everything; a document of an API has to.
    const isLoose = silent.every(({ source }) => !isExact(source.kind));
    const isElsewhere = side.declared.nodes.some((node) => isStatedElsewhere(node, isLoose));
    if (!isShown && !side.isRequired && isElsewhere) return [];
    missing.push(path);
    const [first] = isShown ? showing : silent;
    return [
      {
        code: 'HS814',
        kind: 'undocumented',
        alsoDecidedAs: ['shown, never listed', 'listed by one source', 'presence'],
        event: event.type,
        path,
        message: isShown
          ? `${first?.source.label ?? 'a source'} shows the field and does not list it, although it lists others beside it`
          : `${first?.source.label ?? 'a source'} does not have the field, although it lists others beside it`,
        hint: 'find out whether the field is gone; then remove it from the schema, or decide that it stays',
        says: says({ event, sources, side }, 'undocumented'),
        at: (first && (placeShown(first) ?? siblingPlace(first, path))) ?? {},
        schemaAt: schemaPlace({ event, side }),
      },
    ];
  });
}

function isInScope({ evidence: { scope } }: Testimony, path: FieldPath): boolean {
  return scope !== undefined && path !== scope && isPathWithin(scope, path);
}

function statesOrWithin({ evidence }: Testimony, path: FieldPath): boolean {
  return listsWithin(evidence, path);
}

/** The place of the first field that is listed beside a missing one. */
function siblingPlace({ evidence }: Testimony, path: FieldPath): Place {
  const parent = parentPath(path);
  return fieldsInside(evidence, parent)[0]?.at ?? evidence.at;
}

/** What sources of an event say against each other and against themselves. */
export function compareSources(event: string, witnesses: readonly Witness[]): readonly Finding[] {
  return pathsSaid(witnesses)
    .filter(isProperty)
    .flatMap((path) => {
      const sources = witnesses.map((one) => testimonyOf(one, path));
      return SOURCE_RULES.filter((rule) => rule.isContradicted(sources, path)).map(
        ({ kind, means }): Finding => {
          const own = sources.find((one) =>
            SOURCE_RULES.some((rule) => rule.kind === kind && rule.isContradicted([one], path)),
          );
          const isRemark = SILENCES.includes(kind) || kind === 'presence' || kind === 'boolean';
          const code = isRemark ? 'HS825' : own ? 'HS820' : 'HS824';
          const by = own ?? sources.find(({ stated, shown }) => stated.length + shown.length > 0);
          return {
            code,
            kind,
            event,
            path,
            message: messageOf(code, kind, means),
            hint: isRemark
              ? 'nothing has to be done'
              : 'find out which is right, and write the decision down',
            says: sources.map((one) => sourceSays(one, kind)),
            at: (own && own.shown.length > 0 ? placeShown(own) : undefined) ?? placeSaid(by, kind),
          };
        },
      );
    });
}

function messageOf(code: 'HS820' | 'HS824' | 'HS825', kind: Kind, means: string): string {
  const words = means.charAt(0).toLowerCase() + means.slice(1).replace(/\.$/, '');
  if (code === 'HS820') return `a sample contradicts its own source (${kind})`;
  return code === 'HS824' ? `the sources contradict each other (${kind}): ${words}` : words;
}
