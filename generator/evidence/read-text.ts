import { basename, dirname, resolve } from 'node:path';
import { parseJson } from '../load/parse-json.js';
import { parseYaml } from '../load/parse-yaml.js';
import { type LoadedSchemas, readSchemas, type SchemaDocument } from '../load/read-schemas.js';
import { isDocumentText, isRecordedText, kindByContent, type NamedSource } from './document-kind.js';
import type { Evidence } from './evidence.js';
import { isAddress } from './fetch-source.js';
import { HEADINGS, type TableHeadings } from './page/field-table.js';
import { readPage } from './page/read-page.js';
import { readFacts } from './read-facts.js';
import { eventOf, type ReadingContext, sourceOf } from './reading-context.js';
import { recordedEvidence } from './recorded-evidence.js';
import { findRecordings } from './recording-files.js';
import { readRecordings } from './recordings.js';
import { readSchemaEvidence } from './schemas/read-schema-evidence.js';
import { asUnreadable, broken, unquoted, unreadable } from './unreadable-source.js';

/** The most characters of a page. */
const LONGEST_PAGE = 4 * 2 ** 20;

/** The text of one file that is not a recording, or that may be one. */
export async function readText(
  source: NamedSource,
  text: string,
  context: ReadingContext,
): Promise<readonly Evidence[]> {
  const { name, kind } = source;
  if (kind === 'page') return [await pageEvidence(name, text, context)];
  const parsed = await parsedText({ file: name, text });
  if (!('value' in parsed)) {
    if (kind === 'recording' || isRecordedText(source, text)) return recordings([name], name, context);
    const problem = isDocumentText(source, text) ? parsed.problem : unquoted(parsed.problem, text);
    return [broken({ name }, [asUnreadable(problem)])];
  }
  const found = kind ?? kindByContent(parsed.value, eventOf(context));
  if (found === 'recording') return recordings([name], name, context);
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

async function pageEvidence(name: string, text: string, context: ReadingContext): Promise<Evidence> {
  if (text.length > LONGEST_PAGE)
    return unreadable({ name }, `it has ${text.length} characters`, 'split the page');
  const page = await readPage(
    { file: name, text },
    {
      isKnown: context.isKnown,
      eventOf: eventOf(context),
      headings: headingsOf(context),
      ...(context.fieldsOf && { fieldsOf: context.fieldsOf }),
    },
  );
  return { source: sourceOf('page', name, context), ...page };
}

/** The headings of the configuration, before those that are known without it. */
function headingsOf({ headings }: ReadingContext): TableHeadings {
  const all = { ...HEADINGS };
  for (const column of Object.keys(HEADINGS) as (keyof TableHeadings)[]) {
    const own = headings?.[column] ?? [];
    all[column] = [...own.map((title) => title.toLowerCase()), ...HEADINGS[column]];
  }
  return all;
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

/** The schemas of a folder, and the API documents among them. */
export async function schemasIn(name: string, context: ReadingContext): Promise<Evidence> {
  const loaded = await readSchemas({ folder: resolve(context.cwd, name), label: name.replace(/\/$/, '') });
  const api = loaded.documents.map(({ value }) => kindByContent(value, eventOf(context)));
  const kind = api.find((one) => one === 'open-api' || one === 'async-api') ?? 'json-schema';
  return { source: sourceOf(kind, name, context), ...readSchemaEvidence(loaded, context.settings) };
}

/** What recorded payloads have, counted. */
export async function recordings(
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

/** The value of a JSON or YAML text. */
export async function parsedText(source: { readonly file: string; readonly text: string }) {
  return /\.ya?ml$/i.test(source.file) ? parseYaml(source) : parseJson(source);
}
