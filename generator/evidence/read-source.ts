import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { CatalogSettings } from '../catalog/catalog-settings.js';
import { namedEvent } from '../catalog/named-event.js';
import { DiagnosticError } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { withoutMark } from '../load/byte-order-mark.js';
import { isGlob } from '../load/glob-schemas.js';
import { parseJson } from '../load/parse-json.js';
import { parseYaml } from '../load/parse-yaml.js';
import { type LoadedSchemas, readSchemas, type SchemaDocument } from '../load/read-schemas.js';
import { readRegularFile } from '../load/regular-file.js';
import { FILE_LIMIT, fileTooLarge } from '../load/too-large.js';
import {
  isRecordedText,
  kindByContent,
  kindByName,
  LABELS,
  type NamedSource,
  namedSource,
} from './document-kind.js';
import type { Evidence, SourceKind } from './evidence.js';
import { fetchSource, isAddress } from './fetch-source.js';
import { HEADINGS, type TableHeadings } from './page/field-table.js';
import { readPage } from './page/read-page.js';
import { readFacts } from './read-facts.js';
import { recordedEvidence } from './recorded-evidence.js';
import { findRecordings } from './recording-files.js';
import { readRecordings } from './recordings.js';
import { readSchemaEvidence } from './schemas/read-schema-evidence.js';
import { asUnreadable, broken, checked, unreadable } from './unreadable-source.js';

/** What the readers of sources need to know. */
export interface ReadingContext {
  /** The folder that the names of sources are relative to, absolute. */
  readonly cwd: string;
  /** The settings of the catalog, whose discriminator says which event a payload is. */
  readonly settings: CatalogSettings;
  /** Tells event types of the catalog. */
  readonly isKnown: (name: string) => boolean;
  /** Opens standard input. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Headings of tables beside those that are known, in lower case. */
  readonly headings?: Partial<TableHeadings>;
  /** True where addresses of web servers may be fetched. Default: false. */
  readonly allowsNetwork?: boolean;
  /** True where the sources together have every event. Default: documents of APIs and schemas have. */
  readonly isComplete?: boolean;
  /** Called often, with what a progress line shows. */
  readonly onProgress?: (text: string) => void;
  /** Takes the names of recorded payloads, which are then not read here. */
  readonly takeRecordings?: (operands: readonly string[]) => void;
}

/**
 * Reads one source: a file, a folder or an address, of any kind. Problems are in the evidence; none is thrown.
 * @param operand as it was given; a prefix such as `page:` says what it is where its name and content don't
 */
export async function readSource(operand: string, context: ReadingContext): Promise<readonly Evidence[]> {
  const source = namedSource(operand);
  context.onProgress?.(`reading ${operand}`);
  try {
    const read = isAddress(source.name)
      ? await readAddress(source, context)
      : await readPath(source, context);
    return read.map(checked);
  } catch (error) {
    if (error instanceof DiagnosticError) return [broken(source, error.diagnostics.map(asUnreadable))];
    if (!(error instanceof Error)) throw error;
    return [unreadable(source, messageOf(error), 'check the name and its permissions')];
  }
}

async function readPath(source: NamedSource, context: ReadingContext): Promise<readonly Evidence[]> {
  const { name, kind = kindByName(name) } = source;
  if (kind === 'recording') return recordings([name], name, context);
  const path = resolve(context.cwd, name);
  const found = isGlob(name) ? await stat(path).catch(() => undefined) : await stat(path);
  if (found === undefined) return recordings([name], name, context);
  if (found.isDirectory()) return readFolder({ name, ...(kind && { kind }) }, context);
  // Only recordings are this large. They are read piece by piece.
  if (found.size > FILE_LIMIT && kind === undefined && /\.json$/i.test(name))
    return recordings([name], name, context);
  if (found.size > FILE_LIMIT) return [broken(source, [asUnreadable(fileTooLarge(name, found.size))])];
  const text = withoutMark(await readRegularFile(path));
  return readText({ name, ...(kind && { kind }) }, text, context);
}

/** Everything that a folder has, by kind. */
async function readFolder(
  { name, kind }: NamedSource,
  context: ReadingContext,
): Promise<readonly Evidence[]> {
  const folder = resolve(context.cwd, name);
  if (kind === 'json-schema') return [await schemasIn(name, context)];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !/(?:^|[\\/])(?:node_modules|\.[^\\/]+)(?:[\\/]|$)/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(
      (path) =>
        !/(?:^|\/)(?:node_modules|\.[^/]*)\//.test(path) &&
        /\.(?:mdx?|markdown|json|ya?ml|ndjson|jsonl)$/i.test(path),
    )
    .sort();
  const pages = files.filter((path) => kindByName(path) === 'page');
  const others = files.filter((path) => !pages.includes(path));
  const read = await Promise.all(
    pages.map(async (path) => {
      const shown = `${name.replace(/\/$/, '')}/${path}`;
      return readText(
        { name: shown, kind: 'page' },
        withoutMark(await readRegularFile(join(folder, path))),
        context,
      );
    }),
  );
  const described = read.flat().filter(({ events, diagnostics }) => events.length + diagnostics.length > 0);
  return [...described, ...(others.length > 0 ? await readData(name, others, context) : [])];
}

/** The JSON and YAML files of a folder. The first one that is not a recording says what the folder has. */
async function readData(
  name: string,
  paths: readonly string[],
  context: ReadingContext,
): Promise<readonly Evidence[]> {
  const structured = paths.filter((path) => /\.(?:json|ya?ml)$/i.test(path));
  const kindOf = ({ value }: ParsedFile) => kindByContent(value, eventOf(context));
  const first = await parsedFiles(name, structured.slice(0, FIRST_LOOKED_AT), context);
  const isRecorded = structured.length > FIRST_LOOKED_AT && first.every((one) => kindOf(one) === 'recording');
  if (isRecorded) return recordings([name], name, context);
  const rest = await parsedFiles(name, structured.slice(FIRST_LOOKED_AT, MOST_LOOKED_AT), context);
  const parsed = [...first, ...rest];
  const kinds = new Set(parsed.map(kindOf));
  if (kinds.has('facts')) return readFacts(parsed, name);
  if (kinds.has('json-schema') || kinds.has('open-api') || kinds.has('async-api'))
    return [await schemasIn(name, context)];
  return recordings([name], name, context);
}

interface ParsedFile {
  readonly file: string;
  readonly text: string;
  readonly value: JsonValue;
}

/** The files of a folder that are JSON or YAML, and not too large. */
async function parsedFiles(
  name: string,
  paths: readonly string[],
  { cwd }: ReadingContext,
): Promise<readonly ParsedFile[]> {
  const parsed: ParsedFile[] = [];
  for (const path of paths) {
    const onDisk = join(resolve(cwd, name), path);
    if ((await stat(onDisk)).size > FILE_LIMIT) continue;
    const text = withoutMark(await readRegularFile(onDisk));
    const file = `${name.replace(/\/$/, '')}/${path}`;
    const document = await parsedText({ file, text });
    if ('value' in document) parsed.push({ file, text, value: document.value });
  }
  return parsed;
}

/** Where the first ten files of a folder are recordings, all are. A folder may have millions. */
const FIRST_LOOKED_AT = 10;

/** Enough to know what a folder has. Facts are one file per event. */
const MOST_LOOKED_AT = 2000;

async function readAddress(source: NamedSource, context: ReadingContext): Promise<readonly Evidence[]> {
  if (context.allowsNetwork !== true)
    return [
      unreadable(
        source,
        'it is an address, and nothing is fetched',
        'use --allow-network, or download it first',
      ),
    ];
  const fetched = await fetchSource(source.name);
  if ('reason' in fetched)
    return [unreadable(source, `it was not fetched: ${fetched.reason}`, 'download it by hand')];
  const path = new URL(source.name).pathname;
  const isPage = /markdown/.test(fetched.type) || kindByName(path) === 'page';
  const kind = source.kind ?? (isPage ? 'page' : undefined);
  return readText({ name: source.name, ...(kind && { kind }) }, withoutMark(fetched.text), context);
}

/** The text of one file that is not a recording, or that may be one. */
async function readText(
  { name, kind }: NamedSource,
  text: string,
  context: ReadingContext,
): Promise<readonly Evidence[]> {
  if (kind === 'page') {
    const headings = { ...HEADINGS };
    for (const column of Object.keys(HEADINGS) as (keyof TableHeadings)[])
      headings[column] = [...(context.headings?.[column] ?? []), ...HEADINGS[column]];
    const page = await readPage(
      { file: name, text },
      { isKnown: context.isKnown, eventOf: eventOf(context), headings },
    );
    return [{ source: sourceOf('page', name, context), ...page }];
  }
  const parsed = await parsedText({ file: name, text });
  const found = kind ?? ('value' in parsed ? kindByContent(parsed.value, eventOf(context)) : undefined);
  const isRecorded =
    found === 'recording' || (!('value' in parsed) && isRecordedText({ name, ...(kind && { kind }) }, text));
  if (isRecorded) return recordings([name], name, context);
  if (!('value' in parsed)) return [broken({ name }, [asUnreadable(parsed.problem)])];
  if (found === 'facts') return readFacts([{ file: name, text, ...parsed }], name);
  const document: SchemaDocument = {
    path: basename(new URL(name, 'file:///').pathname),
    file: name,
    text,
    ...parsed,
  };
  const loaded = isAddress(name) ? alone(document) : await fileWithReferences(name, context);
  return [
    {
      source: sourceOf(found ?? 'json-schema', name, context),
      ...readSchemaEvidence(loaded, context.settings),
    },
  ];
}

function alone(document: SchemaDocument): LoadedSchemas {
  return { documents: [document], broken: [], diagnostics: [] };
}

function fileWithReferences(name: string, { cwd }: ReadingContext): Promise<LoadedSchemas> {
  const path = resolve(cwd, name);
  const folder = dirname(path);
  const label = dirname(name) === '.' ? '' : dirname(name);
  return readSchemas({
    folder,
    label: label === '' ? '.' : label,
    select: { globs: [basename(path)], base: folder, isFile: true },
  });
}

async function schemasIn(name: string, context: ReadingContext): Promise<Evidence> {
  const loaded = await readSchemas({ folder: resolve(context.cwd, name), label: name.replace(/\/$/, '') });
  const api = loaded.documents.map(({ value }) => kindByContent(value, eventOf(context)));
  const kind = api.find((one) => one === 'open-api' || one === 'async-api') ?? 'json-schema';
  return { source: sourceOf(kind, name, context), ...readSchemaEvidence(loaded, context.settings) };
}

async function recordings(
  operands: readonly string[],
  name: string,
  context: ReadingContext,
): Promise<readonly Evidence[]> {
  if (context.takeRecordings) {
    context.takeRecordings(operands);
    return [];
  }
  const { files, diagnostics } = await findRecordings(operands, context.cwd);
  const read = await readRecordings(files, {
    cwd: context.cwd,
    input: context.input,
    typeOf: eventOf(context),
    ...(context.onProgress && { onProgress: context.onProgress }),
  });
  const evidence = recordedEvidence(read, name);
  return [
    {
      ...evidence,
      source: { ...evidence.source, isComplete: context.isComplete ?? false },
      diagnostics: [...diagnostics, ...evidence.diagnostics],
    },
  ];
}

async function parsedText(source: { readonly file: string; readonly text: string }) {
  return /\.ya?ml$/i.test(source.file) ? parseYaml(source) : parseJson(source);
}

function eventOf({ settings }: ReadingContext): (payload: JsonValue) => string | undefined {
  return (payload) =>
    isJsonObject(payload) ? namedEvent(payload, new Map(), settings.discriminator) : undefined;
}

function sourceOf(kind: SourceKind, name: string, { isComplete }: ReadingContext): Evidence['source'] {
  const hasAll = kind === 'open-api' || kind === 'async-api' || kind === 'json-schema';
  return { kind, name, label: LABELS[kind], isComplete: isComplete ?? hasAll };
}
