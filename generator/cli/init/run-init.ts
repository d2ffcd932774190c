import { join } from 'node:path';
import type { CatalogConfig } from '../../config/config.js';
import { CONFIG_FILES } from '../../config/load-config.js';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { Outcome } from '../command.js';
import { type NewFile, replaceContent, writeNew } from '../new-files.js';
import type { Terminal } from '../terminal.js';
import { type Answers, findAnswers } from './answers.js';
import type { Asker } from './asker.js';
import { checkCatalog } from './check-catalog.js';
import { configFile } from './config-file.js';
import { FIRST_EVENT, firstSchema } from './first-schema.js';
import type { InitFlags } from './init-options.js';
import { addScript } from './manifest-script.js';
import { nextSteps } from './next-steps.js';
import { notUsed } from './not-used.js';
import type { Origin } from './origin.js';
import type { ConfiguredDiscriminator } from './possible-discriminators.js';
import { type Project, pathExists, readProject, SCHEMAS } from './project.js';

/**
 * Starts a catalog in a folder: writes the files, and returns the next steps.
 * @param asker asks the questions; by default, in the terminal
 * @throws DiagnosticError when a file cannot be read or written, UsageError when an option has an unknown value
 */
export async function runInit(flags: InitFlags, terminal: Terminal, asker?: Asker): Promise<Outcome> {
  const project = await readProject(terminal.cwd);
  const existing = await firstExisting(project.folder, CONFIG_FILES);
  if (existing !== undefined) return keep(existing, flags, project);
  const person = asker ?? (await terminalAsker(flags, terminal));
  const answers = await findAnswers(flags, project, person);
  if (answers === undefined) return { exit: 1, err: 'Nothing was written.\n' };
  const { config, files, replaced, diagnostics: found } = await planFiles(answers, project, terminal);
  const configuration = await configFile(config, project);
  if (replaced !== '') terminal.err(replaced);
  const made = [configuration, ...files];
  const extension = await extensionOf(config, project);
  const left = await writeNew(project.folder, made);
  const script = await writeScript(project);
  const written = made.map(({ path }) => path).filter((path) => !left.includes(path));
  return {
    exit: 0,
    diagnostics: [
      ...found,
      ...left.map(leftUnchanged),
      ...answers.unused.map((offer) => notUsed(offer, configuration.path)),
    ],
    result: { written, script: script.name, packageManager: project.packageManager },
    out: [
      ...readFrom(answers.origin),
      ...written.map((path) => `  create ${path}`),
      ...script.report,
      '',
      ...nextSteps({
        answers,
        project,
        script: script.name,
        extension,
        written,
      }),
      '',
    ].join('\n'),
  };
}

/** Says which document was found, where the user may not have named it. */
function readFrom(origin: Origin): readonly string[] {
  if (origin.kind !== 'given' || origin.offer === undefined) return [];
  const { count } = origin.offer;
  return [`  use ${origin.schemas} (${count} ${count === 1 ? 'event' : 'events'})`];
}

async function extensionOf(config: CatalogConfig, { folder }: Project): Promise<string> {
  const { resolveTarget } = await import('../../config/resolve-target.js');
  const target = await resolveTarget(config, join(folder, config.out));
  return target.name === 'source' ? target.extension : '.js';
}

async function terminalAsker(flags: InitFlags, { isInteractive }: Terminal): Promise<Asker | undefined> {
  if (flags.yes || !isInteractive.stdin || !isInteractive.stdout) return undefined;
  return (await import('./clack-asker.js')).clackAsker;
}

/** Where a configuration exists, it stays unchanged. Only the script is added when it is missing. */
async function keep(existing: string, flags: InitFlags, project: Project): Promise<Outcome> {
  const hasOptions = [flags.from, flags.sample, flags.schemas, flags.target, flags.out].some(
    (one) => one !== undefined,
  );
  const script = await writeScript(project);
  return {
    exit: 0,
    diagnostics: hasOptions ? [leftUnchanged(existing)] : [],
    result: { written: [], script: script.name, packageManager: project.packageManager },
    out: [
      ...script.report,
      `${existing} already exists and was left unchanged.`,
      `run: ${project.packageManager} run ${script.name}`,
      '',
    ].join('\n'),
  };
}

/** Adds the script to package.json where it is missing. Gives its name, and the line that reports the change. */
async function writeScript(
  project: Project,
): Promise<{ readonly name: string; readonly report: readonly string[] }> {
  const { name, manifestText } = addScript(project);
  if (manifestText === undefined) return { name, report: [] };
  await replaceContent(project.folder, { path: 'package.json', content: manifestText });
  return { name, report: [`  update package.json (script "${name}")`] };
}

interface Planned {
  readonly config: CatalogConfig;
  readonly files: readonly NewFile[];
  /** What is replaced in the examples, for people, to be shown before anything is written. */
  readonly replaced: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function planFiles(
  { origin, target, out }: Answers,
  project: Project,
  terminal: Terminal,
): Promise<Planned> {
  const nothing = { replaced: '', diagnostics: [] };
  const output = { ...(target === 'source' && { target }), out };
  if (origin.kind === 'catalog') {
    const { from, include } = origin;
    const config = { from, ...(include.length > 0 && { include }), ...output };
    await checkCatalog(config, project.folder);
    return { ...nothing, config, files: [] };
  }
  if (origin.kind === 'samples') {
    const { inferFromSamples } = await import('./sample-schema.js');
    const { schemas, discriminator, ...rest } = await inferFromSamples(origin, terminal);
    return { ...rest, config: ownSchemas(discriminator, output), files: schemas };
  }
  if (origin.kind === 'given') {
    const { schemas, offer } = origin;
    const discriminator = origin.discriminator ?? offer?.discriminator ?? '/type';
    const events = offer?.events === undefined ? {} : { events: offer.events };
    return {
      ...nothing,
      config: { schemas, ...unlessDefault(discriminator), ...events, ...output },
      files: [],
    };
  }
  const discriminator = origin.discriminator ?? '/type';
  const path = `${SCHEMAS}/events/${FIRST_EVENT}.schema.json`;
  const content = `${JSON.stringify(firstSchema(discriminator), null, 2)}\n`;
  const files = project.schemaFiles.length > 0 ? [] : [{ path, content }];
  return { ...nothing, config: ownSchemas(discriminator, output), files };
}

function ownSchemas(discriminator: string, output: Pick<CatalogConfig, 'target' | 'out'>): CatalogConfig {
  return { schemas: SCHEMAS, ...unlessDefault(discriminator), ...output };
}

function unlessDefault(discriminator: ConfiguredDiscriminator): Pick<CatalogConfig, 'discriminator'> {
  return discriminator === '/type' ? {} : { discriminator };
}

async function firstExisting(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) if (await pathExists(join(folder, name))) return name;
  return undefined;
}

function leftUnchanged(file: string): Diagnostic {
  const wording = {
    message: 'this file already exists and was left unchanged',
    hint: 'move it and run init again, or edit it',
  };
  return diagnostic('HS724', wording, { file });
}
