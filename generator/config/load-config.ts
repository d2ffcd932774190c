import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { parseJson } from '../load/parse-json.js';
import { readRegularFile } from '../load/regular-file.js';
import { type ConfigSource, checkConfig } from './check-config.js';
import type { HookschemaConfig } from './config.js';
import { importConfig } from './import-config.js';
import { missingImport } from './missing-import.js';

/** The file names of a configuration. The first one that exists is loaded. */
export const CONFIG_FILES: readonly string[] = ['ts', 'mts', 'js', 'mjs', 'json'].map(
  (extension) => `hookschema.config.${extension}`,
);

/** A configuration, and the folder of its file. */
export interface LoadedConfig {
  /** Valid, and unchanged: it may have options under old names. `catalogsOf` gives them their current names. */
  readonly config: HookschemaConfig;
  readonly base: string;
  readonly file: string;
  /** The file's name, and its text where it is JSON: to pass on to `generate` and `check`. */
  readonly source: ConfigSource;
}

/**
 * Loads a configuration file.
 * @param cwd the folder to search for one of `CONFIG_FILES`; `path` is relative to it
 * @param path a file to load instead
 * @param hint what to do where there is none
 * @throws DiagnosticError HS601 when the file does not exist, HS603 when it cannot be loaded, HS602 when it is not
 *   valid
 */
export async function loadConfig(cwd: string, path?: string, hint = HINT): Promise<LoadedConfig> {
  const file = path === undefined ? await findConfig(cwd, hint) : resolve(cwd, path);
  const label = path ?? basename(file);
  const { value, source } = await evaluate(file, label);
  throwOnErrors(await checkConfig(value, source));
  return {
    config: value as HookschemaConfig,
    base: dirname(file),
    file,
    source: { ...source, file: basename(file) },
  };
}

const HINT = `write ${CONFIG_FILES[0]}, run hookschema init, or use hookschema generate --schemas DIR --out DIR`;

async function findConfig(cwd: string, hint: string): Promise<string> {
  for (const name of CONFIG_FILES) {
    const file = join(cwd, name);
    if (await isFile(file)) return file;
  }
  throw new DiagnosticError([
    diagnostic('HS601', { message: 'no hookschema.config.* in this folder', hint }),
  ]);
}

interface Evaluated {
  readonly value: unknown;
  readonly source: ConfigSource;
}

async function evaluate(file: string, label: string): Promise<Evaluated> {
  if (!(await isFile(file))) {
    throw new DiagnosticError([
      diagnostic(
        'HS601',
        { message: `${label} is not a file, or does not exist`, hint: 'check --config' },
        { file: label },
      ),
    ]);
  }
  if (extname(file) === '.json') return evaluateJson(file, label);
  try {
    const data = await readData(file);
    const value = data === undefined ? await importConfig(file) : data.value;
    return { value, source: { file: label } };
  } catch (error) {
    const hint = 'correct the module; its default export must be the configuration';
    const wording = missingImport(error) ?? { message: messageOf(error), hint };
    const message = `cannot be loaded: ${wording.message}`;
    throw new DiagnosticError([diagnostic('HS603', { ...wording, message }, { file: label })]);
  }
}

async function evaluateJson(file: string, label: string): Promise<Evaluated> {
  const source = { file: label, text: await readConfig(file, label) };
  const parsed = parseJson(source);
  if ('problem' in parsed) {
    const { message, file: _file, code: _code, severity: _severity, hint: _hint, ...place } = parsed.problem;
    const hint = 'hookschema.config.json is plain JSON; use hookschema.config.ts for comments';
    throw new DiagnosticError([diagnostic('HS603', { message, hint }, { ...place, file: label })]);
  }
  return { value: parsed.value, source };
}

function readConfig(file: string, label: string): Promise<string> {
  return readRegularFile(file).catch((error: unknown) => {
    const message = `cannot be loaded: ${messageOf(error)}`;
    throw new DiagnosticError([
      diagnostic('HS603', { message, hint: 'check the file and its permissions' }, { file: label }),
    ]);
  });
}

/** The value of a module that need not be run. Reading it takes a tenth of the time that running it takes. */
async function readData(file: string): Promise<{ readonly value: unknown } | undefined> {
  const { readDataModule } = await import('./read-data-module.js');
  return readDataModule(file, await readRegularFile(file));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
