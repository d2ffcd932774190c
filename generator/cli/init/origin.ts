import { join } from 'node:path';
import { relativePath } from '../../text/relative-path.js';
import { namedCatalog, shippedCatalogs } from '../shipped-catalogs.js';
import type { Asker, Choice } from './asker.js';
import type { InitFlags } from './init-options.js';
import type { OpenApiOffer } from './open-api-offer.js';
import { type Project, SCHEMAS } from './project.js';

/** Where the events come from. */
export type Origin =
  | { readonly kind: 'schemas'; readonly discriminator?: string }
  /** A file or folder with schemas. The offer says how to read an OpenAPI document. */
  | {
      readonly kind: 'given';
      readonly schemas: string;
      readonly discriminator?: string;
      readonly offer?: OpenApiOffer;
    }
  | { readonly kind: 'samples'; readonly files: readonly string[]; readonly discriminator?: string }
  | { readonly kind: 'catalog'; readonly from: string; readonly include: readonly string[] };

/**
 * Where the events come from according to the options. Undefined when these leave it open.
 * @throws UsageError for an unknown catalog, DiagnosticError when the schemas cannot be read
 */
export async function statedOrigin(flags: InitFlags, { folder }: Project): Promise<Origin | undefined> {
  const { from, include, sample, discriminator, schemas } = flags;
  const place = discriminator === undefined ? {} : { discriminator };
  if (sample !== undefined) return { kind: 'samples', files: list(sample), ...place };
  if (from !== undefined)
    return { kind: 'catalog', from: (await namedCatalog(from)).from, include: list(include ?? '') };
  if (schemas !== undefined) {
    const path = relativePath(folder, join(folder, schemas));
    const offer = await (await import('./open-api-offer.js')).offerOf(path, folder, discriminator);
    return { kind: 'given', schemas: path, ...place, ...(offer && { offer }) };
  }
  return discriminator === undefined ? undefined : { kind: 'schemas', discriminator };
}

/**
 * Where the events come from when nobody can be asked: the only OpenAPI document with webhooks, unless there are other
 * schemas in the usual folder.
 */
export async function originWithoutPerson(
  project: Project,
): Promise<{ readonly origin: Origin; readonly unused: readonly OpenApiOffer[] }> {
  const offers = (await offersIn(project)).filter(({ hasWebhooks }) => hasWebhooks);
  const documents = new Set(offers.map((offer) => offer.schemas));
  const [first, ...others] = offers;
  const hasOthers = project.schemaFiles.some((file) => !documents.has(`${SCHEMAS}/${file}`));
  return first === undefined || others.length > 0 || hasOthers
    ? { origin: { kind: 'schemas' }, unused: hasOthers ? notInSchemas(offers) : offers }
    : { origin: given(first), unused: [] };
}

/** Documents in the usual folder are read with all of it. */
function notInSchemas(offers: readonly OpenApiOffer[]): readonly OpenApiOffer[] {
  return offers.filter((offer) => !offer.schemas.startsWith(`${SCHEMAS}/`));
}

/** Asks where the events come from. Undefined when the person cancels. */
export async function askOrigin(project: Project, asker: Asker): Promise<Origin | undefined> {
  const offers = await offersIn(project);
  const shipped = await shippedCatalogs();
  const answer = await asker.choose('Where do the events come from?', [
    ...offers.map(choiceOf),
    { value: 'schemas', label: 'our own JSON Schemas' },
    { value: 'samples', label: 'sample payloads: infer a first schema from them' },
    ...shipped.map((name) => ({ value: name, label: `the ${name} catalog that ships with hookschema` })),
  ]);
  if (answer === undefined) return undefined;
  const chosen = offers.find((offer) => choiceOf(offer).value === answer);
  if (chosen) return given(chosen);
  if (answer === 'schemas') return { kind: 'schemas' };
  if (answer === 'samples') {
    const files = await asker.write('Which files, folders or globs with payloads?', 'sample.json');
    return files === undefined ? undefined : { kind: 'samples', files: list(files) };
  }
  const include = await asker.write('Which events? * matches any text', '*');
  if (include === undefined) return undefined;
  return { kind: 'catalog', from: (await namedCatalog(answer)).from, include: list(include) };
}

async function offersIn({ folder }: Project): Promise<readonly OpenApiOffer[]> {
  return (await import('./find-offers.js')).findOffers(folder);
}

function given(offer: OpenApiOffer): Origin {
  return { kind: 'given', schemas: offer.schemas, offer };
}

/** The path is the value: it has an extension, and the other values have none. */
function choiceOf({ schemas, count, hasWebhooks }: OpenApiOffer): Choice {
  const what = hasWebhooks ? 'webhooks' : 'events among its schemas';
  return { value: schemas, label: `${schemas}, an OpenAPI document with ${what} (${count})` };
}

function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== '*');
}
