import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DiagnosticError } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import { withoutMark } from '../load/byte-order-mark.js';
import { isGlob } from '../load/glob-schemas.js';
import { readRegularFile } from '../load/regular-file.js';
import { FILE_LIMIT, fileTooLarge } from '../load/too-large.js';
import { kindByName, type NamedSource, namedSource } from './document-kind.js';
import type { Evidence } from './evidence.js';
import { fetchSource, isAddress } from './fetch-source.js';
import { readFolder } from './read-folder.js';
import { readText, recordings } from './read-text.js';
import type { ReadingContext } from './reading-context.js';
import { asUnreadable, broken, checked, unreadable } from './unreadable-source.js';

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
    const isMissing = codeOf(error) === 'ENOENT';
    const reason = isMissing ? 'it does not exist' : messageOf(error);
    return [unreadable(source, reason, isMissing ? 'check the name' : 'check the file and its permissions')];
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
  const isPage = /markdown|html/.test(fetched.type) || kindByName(path) === 'page';
  const kind = source.kind ?? (isPage ? 'page' : undefined);
  return readText({ name: source.name, ...(kind && { kind }) }, withoutMark(fetched.text), context);
}
