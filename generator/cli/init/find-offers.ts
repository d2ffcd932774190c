import { DiagnosticError } from '../../diagnostics/index.js';
import { findOpenApiFiles } from './find-open-api.js';
import { type OpenApiOffer, offerOf } from './open-api-offer.js';

/** The number of documents to read. Each of them may be large. */
const MOST_DOCUMENTS = 20;

/**
 * The OpenAPI documents of a project that have events, those with webhooks first. Documents that cannot be read are
 * left out.
 * @param folder the project's folder, absolute
 */
export async function findOffers(folder: string): Promise<readonly OpenApiOffer[]> {
  const offers: OpenApiOffer[] = [];
  for (const file of (await findOpenApiFiles(folder)).slice(0, MOST_DOCUMENTS)) {
    const offer = await offerOf(file, folder).catch((error: unknown) => {
      if (error instanceof DiagnosticError) return undefined;
      throw error;
    });
    if (offer) offers.push(offer);
  }
  return offers.toSorted((one, other) => Number(other.hasWebhooks) - Number(one.hasWebhooks));
}
