import { dirname } from 'node:path';

/** A folder and every folder above it, nearest first, for looking something up the way Node and npm do. */
export function ancestorsOf(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestorsOf(above)];
}
