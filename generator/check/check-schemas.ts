import { keyOf } from '../catalog/documents/document-place.js';
import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import type { CatalogDraft, EventTest } from '../catalog/draft/draft-catalog.js';
import { isInPayload, namingPlaces, placesOf } from '../catalog/events/discriminator.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import type { Memory } from '../schema/memory.js';
import { checkContradictions } from './check-contradictions.js';
import { checkCycles } from './check-cycles.js';
import { checkEmptyEnums } from './check-empty-enums.js';
import { checkGivenValues } from './check-given-values.js';
import { checkKeywords } from './check-keywords.js';
import { checkNullable } from './check-nullable.js';
import { checkNullableValues } from './check-nullable-values.js';
import { checkRepetitions } from './check-repetitions.js';
import { checkRequired } from './check-required.js';
import { checkTypes } from './check-types.js';
import { checkValues } from './check-values.js';
import { checkWork } from './check-work.js';

/** How to check schemas. */
export interface CheckOptions {
  /** Decides which events must have a payload. Default: all. */
  readonly isWanted?: EventTest | undefined;
  /** In which schemas earlier runs have found nothing. */
  readonly memory?: Memory | undefined;
}

/** The diagnostics about the schemas of a draft. */
export interface SchemaProblems {
  /** True where all keywords have valid values, all references lead somewhere, and there is an event. */
  readonly areWellFormed: boolean;
  /** All diagnostics, including those of earlier stages. Also checks what the schemas mean. */
  readonly all: () => readonly Diagnostic[];
}

/** Checks the form of the schemas of a draft at once. What they mean is checked by `all`. */
export function checkSchemas(
  draft: CatalogDraft,
  settings: CatalogSettings,
  options: CheckOptions = {},
): SchemaProblems {
  const values = checkValues(draft.nodes, options.memory);
  const words = [...draft.diagnostics, ...checkKeywords(draft, settings), ...values];
  const form = [...words, ...checkCycles(draft.named), ...checkWork(draft.named)];
  const areWellFormed = !form.some(isError);
  const all = (): readonly Diagnostic[] => {
    const others = [
      ...form,
      ...checkRepetitions(draft.nodes),
      ...(settings.nullable === 'standard' ? checkNullable(draft) : []),
      ...checkNullableValues(draft.nodes, settings.nullable),
      // Types are checked only when every keyword has a valid value.
      ...(values.some(isError) ? [] : typesOf(draft, settings, options)),
      ...(areWellFormed ? meaningOf(draft, settings, options) : []),
    ];
    const found = [...others, ...checkEmptyEnums(draft.nodes, others)].map((one) =>
      isRefused(one, settings) ? { ...one, severity: 'error' as const } : one,
    );
    const isEmpty = draft.events.length === 0 && !found.some(isError);
    return isEmpty ? [...found, noEvents(draft, settings)] : found;
  };
  return { areWellFormed: areWellFormed && draft.events.length > 0, all };
}

function typesOf(
  draft: CatalogDraft,
  { assumeObject }: CatalogSettings,
  { memory }: CheckOptions,
): readonly Diagnostic[] {
  return checkTypes(draft.written, { assumeObject, isEvent: eventTest(draft), memory });
}

/** Contradictions are looked for only in schemas that are well-formed. */
function meaningOf(
  draft: CatalogDraft,
  { discriminator }: CatalogSettings,
  { isWanted = () => true, memory }: CheckOptions,
): readonly Diagnostic[] {
  const isOptional = discriminator.kind === 'first' || discriminator.kind === 'header';
  const known = isOptional ? [] : namingPlaces(discriminator).flatMap((at) => at.slice(0, 1));
  return [
    ...checkContradictions({
      named: draft.named,
      events: draft.events.filter(({ type }) => isWanted(type)),
      areCarried: discriminator.kind === 'envelope',
      memory,
    }),
    ...checkGivenValues(draft.named, eventTest(draft), memory),
    ...checkRequired(draft, [...new Set(known)]),
  ];
}

function eventTest({ events }: CatalogDraft): (node: SchemaNode) => boolean {
  const keys = new Set(events.map(({ node }) => keyOf(node)));
  return (node) => keys.has(keyOf(node));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Diagnostics about parts of a schema without effect: unknown keywords and unknown formats. */
const WITHOUT_EFFECT: readonly DiagnosticCode[] = ['HS202', 'HS208'];

/** True for a warning that the configuration makes an error. */
function isRefused({ code }: Diagnostic, { strict, slowPatterns }: CatalogSettings): boolean {
  return (strict && WITHOUT_EFFECT.includes(code)) || (slowPatterns === 'error' && code === 'HS211');
}

function noEvents({ withoutLiteral }: CatalogDraft, { discriminator }: CatalogSettings): Diagnostic {
  const places = isInPayload(discriminator) ? placesOf(discriminator) : [];
  const pointers = places.map((tokens) => pointerTo('', ...tokens)).join(' and ');
  const open =
    withoutLiteral === 1 ? `1 schema has ${pointers}` : `${withoutLiteral} schemas have ${pointers}`;
  const message = `no schema describes an event${withoutLiteral > 0 ? `: ${open}, but without a literal` : ''}`;
  const hint =
    places.length > 0
      ? `an event schema needs a "const" at ${pointers}; set another place with --discriminator, or list the places of the events in "events" in the configuration: { "order.created": "order.json" }`
      : 'list the places of the events in "events" in the configuration: events/{type}.json';
  return diagnostic('HS405', { message, hint });
}
