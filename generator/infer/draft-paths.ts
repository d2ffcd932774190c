import { hashedSegment, shortSegment } from '../text/short-segment.js';

/** The number of characters of a name, without its extension. File systems allow 255. */
const LONGEST = 200;

/** The name of the file of a definition. */
export function definitionFile(name: string): string {
  return fileNamed(shortSegment(name, LONGEST));
}

/**
 * The path of the file of each event, by event type. Some file systems do not distinguish upper and lower case: where two
 * names differ only in that, the later one has a hash.
 */
export function eventPaths(types: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    types.map((type) => {
      const short = shortSegment(type, LONGEST);
      const name = taken.has(short.toLowerCase()) ? hashedSegment(type, LONGEST) : short;
      taken.add(name.toLowerCase());
      return [type, `events/${fileNamed(name)}`];
    }),
  );
}

function fileNamed(name: string): string {
  return `${name}.schema.json`;
}
