import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { membersOf } from './config-file.js';
import type { OpenApiOffer } from './open-api-offer.js';

/**
 * The diagnostic for an OpenAPI document that `init` found and did not use, with the lines that use it.
 * @param configuration the path of the configuration that was written
 */
export function notUsed(offer: OpenApiOffer, configuration: string): Diagnostic {
  const { schemas, discriminator, events, count } = offer;
  const members = membersOf({
    schemas,
    ...(discriminator !== undefined && { discriminator }),
    ...(events !== undefined && { events }),
  });
  const wording = {
    message: `this OpenAPI document has webhooks (${count}) and was not used`,
    hint: `to use it, remove ${configuration} and run hookschema init --schemas ${schemas}; or write there: ${members.join(', ')}`,
  };
  return diagnostic('HS725', wording, { file: schemas });
}
