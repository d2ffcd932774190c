import { isAbsolute } from 'node:path';
import { messageOf } from '../diagnostics/thrown.js';
import { packageName } from '../text/package-name.js';

/**
 * Says which import of a configuration leads nowhere, and what to do. Undefined for any other error.
 * @param error what Node or jiti throws
 */
export function missingImport(
  error: unknown,
): { readonly message: string; readonly hint: string } | undefined {
  const [first = ''] = messageOf(error).split('\n');
  const [, path] = /^Cannot find (?:module|package) '([^']+)'/.exec(first) ?? [];
  if (path === undefined) return undefined;
  const isFile = isAbsolute(path) || /^\.|^file:/.test(path);
  const hint = isFile ? 'check the path in the import' : `run npm install --save-dev ${packageName(path)}`;
  return { message: first, hint };
}
