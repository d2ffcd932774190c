import { posix } from 'node:path';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { decoded } from '../text/percent-encoding.js';

/** The part of a document that is needed to find its references. */
interface Referring {
  readonly path: string;
  readonly value: JsonValue;
}

/**
 * The files that a document refers to, as paths below the schema folder. References that do not lead to such files
 * are skipped.
 */
export function referredFiles({ path, value }: Referring): readonly string[] {
  const found = new Set<string>();
  const visit = (inner: JsonValue): void => {
    if (isJsonArray(inner)) for (const item of inner) visit(item);
    if (!isJsonObject(inner)) return;
    for (const [key, member] of Object.entries(inner)) {
      if ((key === '$ref' || key === '$dynamicRef') && typeof member === 'string') found.add(member);
      else visit(member);
    }
  };
  visit(value);
  return [...found].flatMap((reference) => fileOf(reference, path));
}

function fileOf(reference: string, from: string): readonly string[] {
  const [address = ''] = reference.split('#');
  if (address === '' || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(address) || address.startsWith('/')) return [];
  const target = posix.normalize(posix.join(posix.dirname(from), decoded(address)));
  return target.startsWith('../') ? [] : [target];
}
