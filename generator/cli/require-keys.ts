import type { SignatureScheme } from '../catalog/signature.js';
import { messageOf } from '../diagnostics/thrown.js';
import { type Key, verificationKeys } from '../runtime/signatures.js';
import { UsageError } from './command.js';

/**
 * The keys that sign requests. They are made once: making one takes as long as signing a request.
 * @param secret the value of `--secret`, or of the environment variable
 * @throws UsageError (as a rejection) where it is missing, or in another encoding than the signatures of the catalog need
 */
export async function requireKeys(
  scheme: SignatureScheme,
  secret: string | undefined,
): Promise<readonly Key[]> {
  if (secret === undefined)
    throw new UsageError('--secret is missing, and so is the variable WEBHOOK_SECRET');
  try {
    return (await verificationKeys(scheme, { secrets: secret })) ?? [];
  } catch (error) {
    throw new UsageError(`--secret: ${messageOf(error)}`);
  }
}
