import { dirname } from 'node:path';

/** A folder and all folders above it, nearest first. This is the order in which Node and npm look things up. */
export function ancestorsOf(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestorsOf(above)];
}
