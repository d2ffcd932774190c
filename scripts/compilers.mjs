import { fileURLToPath } from 'node:url';

/**
 * The TypeScript compilers that the emitted types support, from the oldest to the newest: the version, and the absolute
 * path of the script that Node runs. `node_modules/.bin` cannot be used, because the installed versions share one name
 * in it.
 */
export const COMPILERS = [
  { version: '5.4', script: scriptOf('typescript-5.4') },
  { version: '5.9', script: scriptOf('typescript-5.9') },
  { version: '6.0', script: scriptOf('typescript') },
  { version: '7.0', script: scriptOf('typescript-7.0') },
];

/** @param {string} alias */
function scriptOf(alias) {
  return fileURLToPath(new URL(`../node_modules/${alias}/bin/tsc`, import.meta.url));
}
