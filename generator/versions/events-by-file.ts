import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { EventSelectors } from '../catalog/events/event-selectors.js';
import { readRegularFile } from '../load/regular-file.js';

/** The complete schema of each event in a package. */
export const EVENT_FILES = 'events/{type}.schema.json';

const ENDING = '.schema.json';

/**
 * Finds the events of a package whose event types are the names of its files in `events/`: these files, or the places in
 * the schema of the catalog that they refer to.
 * @param bundle the file with the schema of the catalog, absolute
 */
export async function eventsByFile(bundle: string): Promise<EventSelectors> {
  const folder = join(dirname(bundle), 'events');
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(ENDING));
  const places: (readonly [type: string, place: string])[] = [];
  for (const file of files) {
    const pointer = referenceIn(await readRegularFile(join(folder, file)).catch(() => ''));
    // Either all of them are references, or none.
    if (pointer === undefined) return EVENT_FILES;
    places.push([file.slice(0, -ENDING.length), `${basename(bundle)}#${pointer}`]);
  }
  return files.length === 0 ? EVENT_FILES : Object.fromEntries(places);
}

/** The JSON Pointer of the definition that a schema refers to; undefined for a complete schema. */
function referenceIn(text: string): string | undefined {
  try {
    const schema: unknown = JSON.parse(text);
    if (typeof schema !== 'object' || schema === null || '$defs' in schema || !('$ref' in schema))
      return undefined;
    return typeof schema.$ref === 'string' ? schema.$ref.split('#')[1] : undefined;
  } catch {
    return undefined;
  }
}
