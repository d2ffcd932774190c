import { resolve } from 'node:path';
import type { SchemaFolder } from '../load/read-schemas.js';
import { relativePath } from '../text/relative-path.js';
import type { ConfigSource } from './check-config.js';

/** Where a part of a configuration stands, and against what its paths are resolved. */
export interface ConfigPlace {
  /** Absolute path of the folder against which paths are resolved. */
  readonly base: string;
  /** JSON Pointer to the catalog. */
  readonly pointer: string;
  readonly source: ConfigSource | undefined;
}

/** The folder as diagnostics write it: relative where it lies below the base. */
export function folder(base: string, path: string): SchemaFolder {
  const absolute = resolve(base, path);
  const label = relativePath(base, absolute);
  return { folder: absolute, label: label === '' ? '.' : label.startsWith('..') ? absolute : label };
}
