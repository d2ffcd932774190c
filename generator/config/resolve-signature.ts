import { type SignatureScheme, STANDARD_WEBHOOKS } from '../catalog/signature.js';
import type { CatalogConfig } from './config.js';
import type { SignatureConfig } from './request-config.js';

const ALGORITHMS: Readonly<Record<NonNullable<SignatureConfig['algorithm']>, SignatureScheme['algorithm']>> =
  {
    sha1: 'SHA-1',
    sha256: 'SHA-256',
    sha384: 'SHA-384',
    sha512: 'SHA-512',
  };

/** A signature scheme with its defaults filled in. The configuration must have been checked. */
export function resolveSignature(
  config: CatalogConfig['signature'] = { scheme: 'standard' },
): SignatureScheme {
  if ('scheme' in config) return STANDARD_WEBHOOKS;
  const { header, algorithm = 'sha256', encoding, prefix = '', separator, secretPrefix } = config;
  const { signed = '{body}', id, timestamp, secret = 'text' } = config;
  return {
    header: header.toLowerCase(),
    algorithm: ALGORITHMS[algorithm],
    encoding,
    prefix,
    ...(separator !== undefined && { separator }),
    signed,
    ...(id !== undefined && { id: id.toLowerCase() }),
    ...(timestamp !== undefined && {
      timestamp: typeof timestamp === 'string' ? timestamp.toLowerCase() : timestamp,
    }),
    secret,
    ...(secretPrefix !== undefined && { secretPrefix }),
  };
}
