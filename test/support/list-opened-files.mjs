/**
 * `node --import list-opened-files.mjs …`: writes every path that the process opens as a line into the file that
 * `OPENED_FILES` names.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { appendFileSync, openSync } = fs;
const { open } = fs.promises;
const { OPENED_FILES = '' } = process.env;

function note(/** @type {fs.PathLike} */ path) {
  if (String(path) !== OPENED_FILES) appendFileSync(OPENED_FILES, `${path}\n`);
}

fs.openSync = (path, ...others) => {
  note(path);
  return openSync(path, ...others);
};
fs.promises.open = (path, ...others) => {
  note(path);
  return open(path, ...others);
};
syncBuiltinESMExports();
