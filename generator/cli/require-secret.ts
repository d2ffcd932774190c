import type { SignatureScheme } from '../catalog/signature.js';
import { messageOf } from '../diagnostics/thrown.js';
import { secretBytes } from '../runtime/signatures.js';
import { UsageError } from './command.js';

/**
 * The secret that signs requests.
 * @param secret the value of `--secret`, or of the environment variable
 * @throws UsageError where it is missing, or in another encoding than the signatures of the catalog need
 */
export function requireSecret(scheme: SignatureScheme, secret: string | undefined): string {
  if (secret === undefined)
    throw new UsageError('--secret is missing, and so is the variable WEBHOOK_SECRET');
  try {
    secretBytes(scheme, secret);
  } catch (error) {
    throw new UsageError(`--secret: ${messageOf(error)}`);
  }
  return secret;
}
