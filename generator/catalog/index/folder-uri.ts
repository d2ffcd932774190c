import { decoded } from '../../text/percent-encoding.js';

/** The URI scheme of documents that have no URI of their own. Their URI is a path below the schema folder. */
export const FOLDER_SCHEME = 'schema-folder:';

const PREFIX = `${FOLDER_SCHEME}///`;

/** The URI of a document from its path. */
export function folderUri(path: string): string {
  return PREFIX + path.split('/').map(encodeURIComponent).join('/');
}

/**
 * A URI without its fragment. Paths below the schema folder are always escaped in the same way, however a reference
 * writes them.
 */
export function withoutFragment(uri: URL): string {
  const href = uri.href.replace(/#.*$/, '');
  return href.startsWith(PREFIX) ? folderUri(decoded(href.slice(PREFIX.length))) : href;
}

/** A URI as people know it: the path of the file when the document has no URI of its own. */
export function shownUri(uri: string): string {
  return uri.startsWith(PREFIX) ? decoded(uri.slice(PREFIX.length)) : uri;
}
