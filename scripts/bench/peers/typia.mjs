import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@typia/transform';
import ts from 'typescript';
import { bundle } from '../bundle.mjs';

const SOURCE = fileURLToPath(new URL('typia.source.ts', import.meta.url));

/**
 * Compiles the types into validators with typia's transformer.
 *
 * @returns {string} JavaScript that still has its imports
 */
function compile() {
  const program = ts.createProgram([SOURCE], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    allowJs: true,
    skipLibCheck: true,
    types: [],
  });
  /** @type {unknown[]} */
  const problems = [];
  const before = [
    transform(program, {}, { addDiagnostic: (/** @type {unknown} */ one) => problems.push(one) }),
  ];
  let code = '';
  program.emit(program.getSourceFile(SOURCE), (_, text) => (code = text), undefined, false, { before });
  if (problems.length > 0 || code.includes('createIs<')) throw new Error('typia could not compile the types');
  return code;
}

/**
 * Writes typia's validators into a folder, bundled.
 *
 * @param {string} folder
 * @returns {Promise<string>} the module's path: it exports `is` and `validate`
 */
export async function writeTypia(folder) {
  const file = path.join(folder, 'typia.mjs');
  writeFileSync(file, await bundle({ code: compile(), folder: path.dirname(SOURCE) }));
  return file;
}

/**
 * @param {string} folder
 * @returns {Promise<import('../peer.mjs').Peer[]>}
 */
export async function typia(folder) {
  const { is, validate } = await import(pathToFileURL(await writeTypia(folder)).href);
  return [
    { key: 'typia', title: 'typia `is`', accepts: (payload) => is(payload) },
    { key: 'typiaValidate', title: 'typia `validate`', accepts: (payload) => validate(payload).success },
  ];
}
