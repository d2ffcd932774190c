import { decoded } from '../text/percent-encoding.js';

/** The scheme of documents that say nothing of their own URI: a path below the schema folder. */
export const FOLDER_SCHEME = 'schema-folder:';

const PREFIX = `${FOLDER_SCHEME}///`;

/** The URI of a document from its path. */
export function folderUri(path: string): string {
  return PREFIX + path.split('/').map(encodeURIComponent).join('/');
}

/** A URI without its fragment; paths below the schema folder escaped in one way, however the reference has them. */
export function withoutFragment(uri: URL): string {
  const href = uri.href.replace(/#.*$/, '');
  return href.startsWith(PREFIX) ? folderUri(decoded(href.slice(PREFIX.length))) : href;
}

/** A URI as people know it: the path of a file where the document has no other. */
export function shownUri(uri: string): string {
  return uri.startsWith(PREFIX) ? decoded(uri.slice(PREFIX.length)) : uri;
}
