import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configFiles } from '../../cache/inputs.js';
import { knownFiles } from '../../cache/known-files.js';
import { createMemory } from '../../cache/work-memory.js';
import { type CatalogConfig, catalogsOf } from '../../config/config.js';
import { configImports } from '../../config/config-imports.js';
import { resolveConfig } from '../../config/resolve-config.js';
import { tsconfigFiles } from '../../config/tsconfig-files.js';
import { DiagnosticError, sorted } from '../../diagnostics/index.js';
import type { GenerateOptions } from '../../generate.js';
import { isSchemaFile } from '../../load/is-schema-file.js';
import { isWithin } from '../../text/is-within.js';
import type { Outcome } from '../command.js';
import { type Configuration, configurationFor } from '../config-flags.js';
import { inFolder } from '../rebased-paths.js';
import type { GenerateCall } from './generate-options.js';
import { generateOnce } from './run-generate.js';
import { type Paths, watchAndWork } from './watch.js';

/** Generates, and generates again whenever a schema or the configuration changes, until the terminal stops it. */
export async function runWatch(call: GenerateCall): Promise<Outcome> {
  const { terminal, publish } = call;
  const controller = new AbortController();
  const removeListener = terminal.onStop(() => controller.abort());
  const memory = createMemory({ holds: true });
  const files = knownFiles();
  let known: Paths = () => [];
  await watchAndWork({
    signal: controller.signal,
    async work(watching) {
      const outcome = await generateWatched(call, { memory, files }, (paths) => {
        known = paths(known);
        watching(known);
      });
      // A run that ended early has not used what the next one needs.
      if (outcome.exit === 0) memory.tidy();
      publish({ ...outcome, err: `${outcome.err ?? ''}watching for changes; press Ctrl-C to stop\n` });
    },
  });
  removeListener();
  return { exit: 0, isReported: true };
}

/**
 * Generates once. Where the configuration has errors, the inputs of the run before are still watched, because the
 * configuration does not say where the schemas are.
 */
async function generateWatched(
  call: GenerateCall,
  known: Pick<GenerateOptions, 'memory' | 'files'>,
  watching: (paths: (known: Paths) => Paths) => void,
): Promise<Outcome> {
  const { flags, terminal } = call;
  const { cwd } = terminal;
  const configs = configFiles({ cwd, configPath: flags.config, hasConfig: flags.schemas === undefined });
  watching((known) => () => [...new Set([...configs, ...known()])]);
  try {
    const configuration = await configurationFor(flags, cwd);
    const inputs = await inFolder(cwd, configuration.base, () => watchedInputs(configuration));
    watching(() => () => [...configs, ...inputs()]);
    return await generateOnce(call, configuration, known);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { exit: 1, diagnostics: sorted(error.diagnostics) };
  }
}

async function watchedInputs({ config, base, file, source }: Configuration): Promise<Paths> {
  const resolved = await resolveConfig(config, base, source);
  const outs = resolved.map(({ out }) => out.folder);
  const files = [
    ...(file === undefined ? [] : (await configImports(file)).files),
    ...catalogsOf(config).flatMap((catalog) => filesOf(catalog, base)),
  ];
  return () => [...files, ...resolved.flatMap(({ schemas }) => watchable(schemas.folder, outs))];
}

/** The files beside the schemas that a catalog's output depends on. */
function filesOf(
  { package: info, target, importExtension, out }: CatalogConfig,
  base: string,
): readonly string[] {
  const isGuessed = target === 'source' && importExtension === undefined;
  return [
    ...(info?.licenseFile === undefined ? [] : [resolve(base, info.licenseFile)]),
    ...(isGuessed ? tsconfigFiles(resolve(base, out)).files : []),
  ];
}

/** A folder, or its parts when an output folder is inside it: the run itself changes that one. */
function watchable(folder: string, outs: readonly string[]): readonly string[] {
  if (!outs.some((out) => isWithin(folder, out))) return [folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return isSchemaFile(entry.name) ? [path] : [];
    const isOther = entry.name.startsWith('.') || entry.name === 'node_modules' || outs.includes(path);
    return isOther ? [] : watchable(path, outs);
  });
}
