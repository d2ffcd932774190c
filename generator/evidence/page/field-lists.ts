import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { Sample } from '../evidence.js';
import { rowsOf, type TableRow } from './field-cells.js';
import { HEADINGS, readFieldTable } from './field-table.js';
import type { FieldsBlock, PageText, TableBlock } from './page-block.js';
import type { PageOptions } from './page-options.js';
import { declaredVotes, scopeVotes, summed } from './page-scope.js';
import type { PageSection } from './page-sections.js';

/** What is read from the tables and lists of a section. */
export interface FieldLists {
  readonly lists: readonly (readonly TableRow[])[];
  /** The texts of those that list no fields. */
  readonly others: readonly PageText[];
  readonly problems: readonly Diagnostic[];
}

type Reading = PageOptions & { readonly file: string };

/** Reads the tables and lists of a section. One that seems to list fields but cannot be read is a problem (HS833). */
export function fieldLists(section: PageSection, samples: readonly Sample[], reading: Reading): FieldLists {
  const lists: (readonly TableRow[])[] = [];
  const others: PageText[] = [];
  const problems: Diagnostic[] = [];
  for (const block of section.tables) {
    const rows = readBlock(block, reading);
    const names = (rows ?? []).map(({ path }) => path);
    const isUnsure = block.kind === 'fields' && block.texts !== undefined;
    if (rows !== undefined && (!isUnsure || areFields(names, section, samples, reading))) lists.push(rows);
    else if (block.kind === 'fields') others.push(...(block.texts ?? []));
    else {
      others.push(...block.rows.flat());
      const first = block.rows.map(([cell]) => cell?.codes[0] ?? cell?.text ?? '');
      if (areFields(first, section, samples, reading)) problems.push(unreadTable(block, reading));
    }
  }
  return { lists, others, problems };
}

function readBlock(
  block: TableBlock | FieldsBlock,
  { file, headings = HEADINGS }: Reading,
): readonly TableRow[] | undefined {
  return block.kind === 'fields'
    ? block.rows.flatMap((row) => rowsOf(row, file))
    : readFieldTable(block, file, headings);
}

/** True where most of some names, and at least two, are fields of one object of the event. */
function areFields(
  names: readonly string[],
  section: PageSection,
  samples: readonly Sample[],
  options: PageOptions,
): boolean {
  if (names.some(options.isKnown)) return false;
  const keys = [...new Set(names.map(firstKey))];
  const most = Math.max(0, ...votesFor(keys, section, samples, options).values());
  return most > 1 && most > keys.length / 2;
}

function unreadTable({ head }: TableBlock, { file }: Reading): Diagnostic {
  const titles = head.map(({ text }) => JSON.stringify(text)).join(', ');
  const message = `a table that seems to list fields is not read: ${titles}`;
  const hint = 'name its headings in "contract.headings" of the configuration';
  const { line = 1, column = 1 } = head[0] ?? {};
  return diagnostic('HS833', { message, hint }, { file, line, column });
}

/** How many of the fields that a table lists each object of the event has. */
export function scopesOf(
  section: PageSection,
  samples: readonly Sample[],
  rows: readonly TableRow[],
  options: PageOptions,
): ReadonlyMap<string, number> {
  return votesFor(
    rows.map(({ path }) => firstKey(path)),
    section,
    samples,
    options,
  );
}

function votesFor(
  keys: readonly string[],
  { event }: PageSection,
  samples: readonly Sample[],
  { fieldsOf }: PageOptions,
): ReadonlyMap<string, number> {
  if (samples.length > 0 || event === undefined)
    return summed(samples.map(({ value }) => scopeVotes(value, keys)));
  return declaredVotes(fieldsOf?.(event) ?? [], keys);
}

function firstKey(path: string): string {
  return path.split(/[.[]/)[0] ?? '';
}
