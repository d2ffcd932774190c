import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { JsonValue } from '../json/json.js';
import { withoutMark } from '../load/byte-order-mark.js';
import { readRegularFile } from '../load/regular-file.js';
import { FILE_LIMIT } from '../load/too-large.js';
import { kindByContent, kindByName, type NamedSource } from './document-kind.js';
import type { Evidence } from './evidence.js';
import { readFacts } from './read-facts.js';
import { parsedText, readText, recordings, schemasIn } from './read-text.js';
import { eventOf, type ReadingContext } from './reading-context.js';

/** Everything that a folder has, by kind. */
export async function readFolder(
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
        (kindByName(path) !== undefined || /\.(?:json|ya?ml)$/i.test(path)),
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
