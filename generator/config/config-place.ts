import { resolve } from 'node:path';
import type { SchemaFolder } from '../load/read-schemas.js';
import { relativePath } from '../text/relative-path.js';
import type { ConfigSource } from './check-config.js';

/** Where a catalog is in a configuration, and the folder that its paths are relative to. */
export interface ConfigPlace {
  /** Absolute path of the folder against which paths are resolved. */
  readonly base: string;
  /** JSON Pointer to the catalog. */
  readonly pointer: string;
  readonly source: ConfigSource | undefined;
}

/**
 * A folder, with the label that diagnostics show for it: relative where the folder is inside the base, otherwise
 * absolute.
 */
export function folder(base: string, path: string): SchemaFolder {
  const absolute = resolve(base, path);
  const label = relativePath(base, absolute);
  return { folder: absolute, label: label === '' ? '.' : label.startsWith('..') ? absolute : label };
}
