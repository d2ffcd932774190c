import { fileURLToPath } from 'node:url';

/**
 * The TypeScript compilers that the emitted types are promised to, from the oldest to the newest, by version and by
 * the absolute path of the script that Node runs: the aliases' entries in `node_modules/.bin` hide each other.
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
