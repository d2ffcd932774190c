import type { WebhookBody } from '../../catalog/documents/api-document.js';
import { childrenAt } from '../../catalog/events/base-schemas.js';
import { type Classified, classify } from '../../catalog/events/classify.js';
import { findPlaced } from '../../catalog/events/event-selectors.js';
import { indexSchemas } from '../../catalog/index/index-schemas.js';
import { resolveReferences } from '../../catalog/index/references.js';
import type { CatalogConfig } from '../../config/config.js';
import { resolveDiscriminator } from '../../config/resolve-discriminator.js';
import { resolveSource } from '../../config/resolve-source.js';
import { throwOnErrors } from '../../diagnostics/index.js';
import { isPointerWithin } from '../../json/json-pointer.js';
import { readSchemas } from '../../load/read-schemas.js';
import { keysOf } from './events-by-key.js';
import { type ConfiguredDiscriminator, possibleDiscriminators } from './possible-discriminators.js';

/** An OpenAPI document with events, and the options that read them. */
export interface OpenApiOffer {
  /** The path of the document, relative to the project's folder. */
  readonly schemas: string;
  /** How a request names its event. Undefined for the default. */
  readonly discriminator?: ConfiguredDiscriminator;
  /** Where the events are, for webhooks that no literal names. */
  readonly events?: NonNullable<CatalogConfig['events']>;
  /** How many events the document has with these options. */
  readonly count: number;
  /** True for a document with webhooks or callbacks. Without any, some of its schemas only look like events. */
  readonly hasWebhooks: boolean;
}

/**
 * Reads a file that may be an OpenAPI document, and finds the options with which its events are read: the first usual
 * discriminator that names all of them. Where there is none, the keys of the webhooks name those that no literal names.
 * @param folder the project's folder, absolute
 * @param discriminator how a request names its event, where the user has said so
 * @returns undefined for another file, and for a document without events
 * @throws DiagnosticError when the file cannot be read
 */
export async function offerOf(
  schemas: string,
  folder: string,
  discriminator?: ConfiguredDiscriminator,
): Promise<OpenApiOffer | undefined> {
  const place = { base: folder, pointer: '', source: undefined };
  const source = await resolveSource({ schemas, out: schemas }, place);
  const { documents, broken, diagnostics } = await readSchemas(source.schemas);
  throwOnErrors(diagnostics);
  const index = indexSchemas(documents, broken);
  const references = resolveReferences(index, childrenAt);
  const bodies = [...index.openApi.values()].flatMap((api) => api.bodies);
  if (index.openApi.size === 0) return undefined;
  const readBy = (chosen: ConfiguredDiscriminator, events: CatalogConfig['events'] = []): Reading => {
    const rules = { discriminator: resolveDiscriminator(chosen), placed: findPlaced(index, events, '.') };
    return { chosen, events, classified: classify(index, references, rules) };
  };
  const possible = discriminator === undefined ? possibleDiscriminators(documents, bodies) : [discriminator];
  const readings = possible.map((one) => readBy(one));
  const complete = bestOf(readings.filter((one) => namesAll(one.classified, bodies.length > 0)));
  if (complete || bodies.length === 0) return complete && asOffer(schemas, complete, bodies);
  const best = readings.toSorted((one, other) => absent(one.classified) - absent(other.classified))[0];
  if (best === undefined) return undefined;
  const unnamed = unnamedBodies(best.classified, bodies);
  const byKey = readBy(best.chosen, keysOf([...index.openApi], unnamed));
  return asOffer(schemas, byKey, bodies);
}

interface Reading {
  readonly chosen: ConfiguredDiscriminator;
  readonly events: NonNullable<CatalogConfig['events']>;
  readonly classified: Classified;
}

/** The first reading. Where a header names the events, a property may tell more of them apart. */
function bestOf(readings: readonly Reading[]): Reading | undefined {
  const [first] = readings;
  if (typeof first?.chosen === 'string') return first;
  return readings.toSorted((one, other) => countOf(other.classified) - countOf(one.classified))[0];
}

function asOffer(
  schemas: string,
  { chosen, events, classified }: Reading,
  bodies: readonly WebhookBody[],
): OpenApiOffer {
  return {
    schemas,
    ...(chosen !== '/type' && { discriminator: chosen }),
    ...(events.length !== 0 && { events }),
    count: countOf(classified),
    hasWebhooks: bodies.length > 0,
  };
}

function countOf({ events }: Classified): number {
  return new Set(events.flatMap(({ types }) => types.map(({ type }) => type))).size;
}

/** True where every schema that must be an event says which. Without webhooks, one event may be so by accident. */
function namesAll(classified: Classified, hasWebhooks: boolean): boolean {
  const isError = classified.diagnostics.some(({ severity }) => severity === 'error');
  return !isError && countOf(classified) >= (hasWebhooks ? 1 : 2);
}

/** How many webhooks do not have the property at all. It is the place of the event type where all have it. */
function absent({ diagnostics }: Classified): number {
  return diagnostics.filter(({ code }) => code === 'HS401').length;
}

function unnamedBodies({ diagnostics }: Classified, bodies: readonly WebhookBody[]): readonly WebhookBody[] {
  const unnamed = diagnostics.filter(({ code }) => code === 'HS401' || code === 'HS402');
  return bodies.filter(({ schema: { document, pointer } }) =>
    unnamed.some((one) => one.file === document.file && isPointerWithin(pointer, one.pointer ?? '')),
  );
}
