import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { resolveConfig } from '../../generator/config/resolve-config.js';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import { stopwatch } from '../../generator/diagnostics/stopwatch.js';
import { check, generate } from '../../generator/generate.js';
import { isRecord } from '../../generator/json/json.js';
import { readCatalog } from '../../generator/pipeline.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { outputProblems } from './checks/output.js';
import { diagnosticProblems, outcomeProblems } from './checks/printed.js';
import { fileProblems, type Kinds, kindsOf } from './checks/syntax.js';
import { everyEmitter } from './emitters.js';
import { type Area, type Part, sharedEvents } from './position.js';

/** What became of an input. */
export interface Verdict {
  readonly kind: 'output' | 'refused';
  readonly problems: readonly string[];
}

/** An input, and texts to call the emitted functions with. */
export interface Input {
  readonly area: Area;
  readonly parts: readonly Part[];
  readonly texts: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the schemas and goes no further, which is fast. Says whether they are refused, and what is wrong with that. */
export async function readParts(input: Input): Promise<Verdict> {
  return inFolder(input, async (folder, config) => {
    const [resolved] = await resolveConfig({ ...config, out: 'out' }, folder);
    if (resolved) await readCatalog(resolved, stopwatch());
    return output([]);
  });
}

/** Takes an input through everything: both targets, all emitters, all checks. */
export async function runParts(input: Input, allowed: Kinds | undefined): Promise<Verdict> {
  return inFolder(input, async (folder, config, root) => {
    const catalogs = await catalogsWith(config);
    const before = await namesIn(root);
    const { catalogs: done, warnings, notes } = await generate({ catalogs }, { cwd: folder });
    const checked = await check({ catalogs }, { cwd: folder });
    const problems = [
      ...(await outsideProblems(root, folder, { before, outs: done.map(({ out }) => out) })),
      ...(checked.fresh ? [] : ['the output is stale right after it was written']),
      ...(await diagnosticProblems([...warnings, ...notes], folder)),
      ...(await outcomeProblems({ exit: 0, out: diffOf(done), diagnostics: warnings }, folder)),
    ];
    for (const { out } of done) {
      const files = await readTree(join(folder, out));
      problems.push(...fileProblems(files, allowed));
      problems.push(...(await outputProblems(files, join(folder, out), input)));
    }
    return output(problems);
  });
}

/** The kinds of syntax in the output of an input that is harmless, and the verdict. @throws when it meets a bug */
export async function kindsFor(
  input: Input,
): Promise<{ readonly kinds: Kinds; readonly verdict: Verdict['kind'] }> {
  const found = new Map<string, Set<number>>();
  const { kind, problems } = await inFolder(input, async (folder, config) => {
    const { catalogs } = await generate({ catalogs: await catalogsWith(config) }, { cwd: folder });
    for (const { out } of catalogs) {
      for (const [group, kinds] of kindsOf(await readTree(join(folder, out))))
        found.set(group, new Set([...(found.get(group) ?? []), ...kinds]));
    }
    return output([]);
  });
  if (kind === 'output' && problems.length > 0) throw new Error(problems.join('\n'));
  return { kinds: found as Kinds, verdict: kind };
}

/** Runs some work on an input that is written into a folder deep below one of its own. */
async function inFolder(
  { area, parts }: Input,
  work: (folder: string, config: { readonly out: string }, root: string) => Promise<Verdict>,
): Promise<Verdict> {
  const around = await temporaryFolder();
  const root = join(around, 'root');
  const folder = join(root, 'a', 'b', 'c', 'd');
  const config = parts
    .map((one) => one.config ?? {})
    .reduce<Json>(merged, { schemas: 'schemas', out: 'out' });
  try {
    await mkdir(folder, { recursive: true });
    await providePackages(around);
    await writeTree(folder, filesOf(area, parts));
    return await work(folder, config as { readonly out: string }, root);
  } catch (error) {
    if (error instanceof DiagnosticError) return await refused(error.diagnostics, folder);
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return output([`a bug: ${trace.slice(0, 1500)}`]);
  } finally {
    await rm(around, { recursive: true, force: true });
  }
}

function output(problems: readonly string[]): Verdict {
  return { kind: 'output', problems };
}

async function refused(diagnostics: readonly Diagnostic[], folder: string): Promise<Verdict> {
  return { kind: 'refused', problems: await diagnosticProblems(diagnostics, folder) };
}

/** Lets emitted code find the packages of the repository, in a folder around that of an input. */
async function providePackages(around: string): Promise<void> {
  await symlink(join(REPOSITORY, 'node_modules'), join(around, 'node_modules'));
}

/** The files of an input as text, or as bytes where only these can say what is in them. */
function filesOf(area: Area, parts: readonly Part[]): Readonly<Record<string, string | Uint8Array>> {
  const files = [area.files, ...parts.map((one) => one.files), sharedEvents(parts)].flatMap((one) =>
    Object.entries(one),
  );
  const texts = files.map(([path, value]): [string, string | Uint8Array] => [
    path,
    typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value, null, 1),
  ]);
  return { 'package.json': '{ "type": "module" }', ...Object.fromEntries(texts) };
}

async function catalogsWith(config: { readonly out: string }) {
  const emitters = await everyEmitter();
  const { package: info, ...rest } = config as Json & { readonly out: string };
  return [
    { package: { name: '@acme/events', ...(info as object) }, ...rest, emitters },
    { importExtension: '.js', ...rest, target: 'source', out: 'sources', emitters },
  ] as const;
}

function diffOf(
  done: readonly { readonly changes: readonly { readonly path: string; readonly after?: string }[] }[],
): string {
  return done
    .flatMap(({ changes }) => changes.map(({ path, after = '' }) => `+++ ${path}\n${after}`))
    .join('\n');
}

async function outsideProblems(
  root: string,
  folder: string,
  { before, outs }: { readonly before: ReadonlySet<string>; readonly outs: readonly string[] },
): Promise<readonly string[]> {
  const inside = outs.map((out) => `${relative(root, join(folder, out)).split(sep).join('/')}/`);
  const outside = [...(await namesIn(root))].filter(
    (name) =>
      !before.has(name) && !inside.some((one) => `${name}/`.startsWith(one) || one.startsWith(`${name}/`)),
  );
  return [
    ...outside.map((name) => `${name} was written`),
    ...(existsSync('/way-up') ? ['/way-up was written'] : []),
  ];
}

async function namesIn(root: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(root, { recursive: true });
  return new Set(entries.map((name) => name.split(sep).join('/')));
}

function merged(one: Json, other: Json): Json {
  const entries = Object.entries(other).map(([key, value]) => {
    const first = Object.hasOwn(one, key) ? one[key] : undefined;
    return [key, isRecord(first) && isRecord(value) ? merged(first, value) : value];
  });
  return Object.fromEntries([...Object.entries(one), ...entries]);
}
