import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from '../bundle.mjs';

const require = createRequire(import.meta.url);
const SOURCE = fileURLToPath(new URL('typia.source.ts', import.meta.url));

/**
 * typia's transformer, on the TypeScript 5.9 that it was made for: the repository's own `typescript` is newer and has
 * no such interface. Handing it the program spares patching a compiler.
 */
function transformer() {
  const ts = /** @type {typeof import('typescript-5.9')} */ (require('typescript-5.9'));
  const key = require.resolve('typescript');
  const own = require.cache[key];
  require.cache[key] = require.cache[require.resolve('typescript-5.9')];
  const { transform } = require('@typia/transform');
  if (own === undefined) delete require.cache[key];
  else require.cache[key] = own;
  return { ts, transform };
}

/**
 * Compiles the types into checks.
 *
 * @returns {string} JavaScript that still has its imports
 */
function compile() {
  const { ts, transform } = transformer();
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
 * Writes typia's checks into a folder, bundled.
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
