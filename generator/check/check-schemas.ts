import type { CatalogSettings } from '../catalog/catalog-settings.js';
import type { CatalogDraft } from '../catalog/draft-catalog.js';
import { keyOf } from '../catalog/schema-index.js';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import { checkCycles } from './check-cycles.js';
import { checkKeywords } from './check-keywords.js';
import { checkTypes } from './check-types.js';
import { checkValues } from './check-values.js';

/** All diagnostics about the schemas of a draft, including those of earlier stages. */
export function checkSchemas(draft: CatalogDraft, settings: CatalogSettings): readonly Diagnostic[] {
  const values = checkValues(draft.nodes);
  const found = [
    ...draft.diagnostics,
    ...checkKeywords(draft.nodes),
    ...values,
    ...checkCycles(draft.named),
    // Types are checked only when every keyword has a valid value.
    ...(values.some(isError) ? [] : typesOf(draft, settings)),
  ].map((one) => (settings.strict ? strictly(one) : one));
  const isEmpty = draft.events.length === 0 && !found.some(isError);
  return isEmpty ? [...found, noEvents(settings)] : found;
}

function typesOf(
  { written, events }: CatalogDraft,
  { assumeObject }: CatalogSettings,
): readonly Diagnostic[] {
  const eventNodes = new Set(events.map(({ node }) => keyOf(node)));
  return checkTypes(written, { assumeObject, isEvent: (node) => eventNodes.has(keyOf(node)) });
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Diagnostics about parts of a schema without effect: unknown keywords and unknown formats. */
const WITHOUT_EFFECT: readonly DiagnosticCode[] = ['HS202', 'HS208'];

function strictly(one: Diagnostic): Diagnostic {
  return WITHOUT_EFFECT.includes(one.code) ? { ...one, severity: 'error' } : one;
}

function noEvents(settings: CatalogSettings): Diagnostic {
  const pointer = pointerTo('', ...settings.discriminatorPath);
  const hint =
    settings.discriminator.kind === 'property'
      ? `an event schema needs a "const" at ${pointer}; set another place with --discriminator`
      : 'list the places of the events in "events" in the configuration: events/{type}.json';
  return diagnostic('HS405', { message: 'no schema describes an event', hint });
}
