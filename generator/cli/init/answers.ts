import { readdir } from 'node:fs/promises';
import type { TargetName } from '../../module/output.js';
import { UsageError } from '../command.js';
import type { InitFlags } from '../init-options.js';
import type { Project } from './project.js';

/** Everything that `init` needs to know before it writes anything. */
export interface Answers {
  readonly origin: Origin;
  readonly target: TargetName;
  readonly out: string;
}

/** Where the events come from. */
export type Origin =
  | { readonly kind: 'schemas'; readonly discriminator?: string }
  | { readonly kind: 'samples'; readonly files: readonly string[]; readonly discriminator?: string }
  | { readonly kind: 'catalog'; readonly from: string; readonly include: readonly string[] };

/** Asks a person. An answer is undefined when they cancel. */
export interface Asker {
  choose(question: string, choices: readonly Choice[]): Promise<string | undefined>;
  write(question: string, suggestion: string): Promise<string | undefined>;
}

/** One possible answer to a question. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/**
 * Finds the answers in the options, asks a person for the others, and uses defaults where nobody can be asked.
 * @param asker undefined where nobody can be asked
 * @returns undefined when the person cancels
 * @throws UsageError when the options name an unknown catalog
 */
export async function findAnswers(
  flags: InitFlags,
  project: Project,
  asker: Asker | undefined,
): Promise<Answers | undefined> {
  const origin = (await statedOrigin(flags)) ?? (await askOrigin(flags, asker));
  if (origin === undefined) return undefined;
  const target = flags.target === undefined ? defaultTarget(project) : (flags.target as TargetName);
  const suggestion = flags.out ?? defaultOut(project, target);
  const asked = flags.out === undefined ? asker : undefined;
  const out = asked ? await asked.write('Which folder should hookschema write to?', suggestion) : suggestion;
  return out === undefined ? undefined : { origin, target, out };
}

function defaultTarget({ typescript }: Project): TargetName {
  return typescript ? 'source' : 'package';
}

function defaultOut({ hasSrc }: Project, target: TargetName): string {
  return target === 'source' && hasSrc ? 'src/webhooks' : 'webhooks';
}

async function statedOrigin({
  from,
  include,
  sample,
  discriminator,
}: InitFlags): Promise<Origin | undefined> {
  const place = discriminator === undefined ? {} : { discriminator };
  if (sample !== undefined) return { kind: 'samples', files: list(sample), ...place };
  if (from !== undefined)
    return { kind: 'catalog', from: await catalogName(from), include: list(include ?? '') };
  return undefined;
}

async function askOrigin(
  { discriminator }: InitFlags,
  asker: Asker | undefined,
): Promise<Origin | undefined> {
  const own: Origin = { kind: 'schemas', ...(discriminator !== undefined && { discriminator }) };
  if (!asker || discriminator !== undefined) return own;
  const shipped = await shippedCatalogs();
  const kind = await asker.choose('Where do the events come from?', [
    { value: 'schemas', label: 'our own JSON Schemas' },
    { value: 'samples', label: 'sample payloads: infer a first schema from them' },
    ...shipped.map((name) => ({ value: name, label: `the ${name} catalog that ships with hookschema` })),
  ]);
  if (kind === undefined || kind === 'schemas') return kind && own;
  if (kind === 'samples') {
    const files = await asker.write('Which JSON files?', 'sample.json');
    return files === undefined ? undefined : { kind, files: list(files) };
  }
  const include = await asker.write('Which events? * matches any text', '*');
  if (include === undefined) return undefined;
  return { kind: 'catalog', from: await catalogName(kind), include: list(include) };
}

function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== '*');
}

/** The option `from` of a catalog: of ours by its short name, or of another package unchanged. */
async function catalogName(from: string): Promise<string> {
  if (/[/.]/.test(from)) return from;
  const shipped = await shippedCatalogs();
  if (shipped.includes(from)) return `hookschema/catalogs/${from}`;
  throw new UsageError(
    `hookschema does not ship a catalog ${from}; it ships ${shipped.join(', ')}`,
    'for a catalog of another package, use the path that the package exports: @acme/events/catalog',
  );
}

/** The names of the catalogs that hookschema ships. */
async function shippedCatalogs(): Promise<readonly string[]> {
  const files = await readdir(new URL('../../../catalogs/', import.meta.url));
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
