import { shortened } from '../../text/visible.js';

/** A JSON Pointer can be as long as the names in a schema or a payload. */
const LENGTH = 300;

/**
 * A JSON Pointer for people, on one line of a terminal, a log or a comment: a long one loses its middle. Empty for the
 * root and where there is none. The formats for programs have the whole pointer. Reporters escape what it gives.
 */
export function shownPointer(pointer: string | undefined): string {
  return shortened(pointer ?? '', LENGTH);
}
