import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isJsonArray } from '../../json/json.js';
import type { SourceText } from '../../load/source-text.js';
import type { EventEvidence, Evidence, FieldStatement, Mention, Sample } from '../evidence.js';
import { isPathWithin } from '../field-path.js';
import { shownByPath } from '../shown-values.js';
import { eventWords } from './event-words.js';
import type { TableRow } from './field-cells.js';
import { fieldLists, scopesOf } from './field-lists.js';
import { withLists } from './field-table.js';
import { markdownBlocks } from './markdown/markdown-blocks.js';
import { htmlBlocks, isHtml } from './markup/html-blocks.js';
import { MOST_OPEN } from './markup/markup-blocks.js';
import type { PageText } from './page-block.js';
import type { PageOptions } from './page-options.js';
import { samplesOf } from './page-samples.js';
import { chosenScope, summed } from './page-scope.js';
import { type PageSection, pageSections } from './page-sections.js';

type PageEvidence = Pick<Evidence, 'events' | 'mentions' | 'diagnostics'>;

/**
 * Reads a page of documentation in Markdown, MDX or HTML: a heading or a fence that names the event, samples as JSON in
 * code blocks, and tables and lists of fields.
 */
export async function readPage(
  { file, text }: Pick<SourceText, 'file' | 'text'>,
  options: PageOptions,
): Promise<PageEvidence> {
  const diagnostics: Diagnostic[] = [];
  const { blocks, tooDeep } = await (isHtml(file, text) ? htmlBlocks(text) : markdownBlocks(text));
  if (tooDeep !== undefined) {
    const message = `the rest of the page is not read: more than ${MOST_OPEN} elements are open here`;
    diagnostics.push(diagnostic('HS829', { message, hint: 'close the elements' }, { file, ...tooDeep }));
  }
  const sections = pageSections(blocks, options.isKnown).map((section) => {
    const samples = samplesOf(section, file, options, (problem) => diagnostics.push(problem));
    const { lists: rows, others, problems } = fieldLists(section, samples, { ...options, file });
    diagnostics.push(...problems);
    return { section, samples, rows, others };
  });
  const described = sections.filter(({ section, samples, rows }) =>
    section.event === undefined
      ? samples.length > 0
      : options.isKnown(section.event) || samples.length > 0 || rows.length > 0,
  );
  const onPage = summed(
    described.flatMap(({ section, samples, rows }) =>
      rows.map((one) => scopesOf(section, samples, one, options)),
    ),
  );
  const events = described.flatMap(({ section, samples, rows }) => {
    const tables = rows.map((table) =>
      placed(table, samples, { votes: scopesOf(section, samples, table, options), onPage }),
    );
    const fields = tables.flatMap((one) => one.fields);
    const [scope] = tables.map((one) => one.scope).sort((one, other) => one.length - other.length);
    return eventsOf(
      section,
      samples,
      { fields, ...(scope !== undefined && { scope }) },
      { file, ...options },
    );
  });
  const lines = text.split(/\r\n|\n|\r/);
  const isDescribed = new Set(described.map(({ section }) => section));
  const mentions = sections.flatMap(({ section, others }) => {
    // A heading that names an event without a sample or a table mentions it.
    const heading = section.heading !== undefined && !isDescribed.has(section) ? [section.heading] : [];
    return [...heading, ...section.texts, ...others].flatMap((one) =>
      mentionsIn(one, lines[one.line - 1] ?? '', file),
    );
  });
  return { events: merged(events), mentions, diagnostics };
}

interface Votes {
  readonly votes: ReadonlyMap<string, number>;
  readonly onPage: ReadonlyMap<string, number>;
}

/** The rows of a table with full paths, and the object that they are about. */
function placed(
  rows: readonly TableRow[],
  samples: readonly Sample[],
  { votes, onPage }: Votes,
): { readonly fields: readonly FieldStatement[]; readonly scope: string } {
  const usual = chosenScope(onPage, onPage) ?? '';
  // Paths that begin at the usual object by name are whole.
  const isWhole = rows.every(({ path }) => isPathWithin(usual, path));
  const scope = chosenScope(votes, onPage) ?? (isWhole ? '' : usual);
  const lists = new Set<string>();
  for (const sample of samples)
    for (const [path, shown] of shownByPath(sample))
      if (shown.some(({ value }) => isJsonArray(value))) lists.add(path);
  const full = (path: string): string => (scope === '' ? path : `${scope}.${path}`);
  for (const { path, types } of rows) if (types?.includes('array')) lists.add(full(path));
  const fields = rows.map((row) => ({ ...row, path: withLists(full(row.path), (path) => lists.has(path)) }));
  return { fields, scope };
}

/** One event, or, for a section without a heading that names one, the events of its samples. */
function eventsOf(
  { event, heading, texts }: PageSection,
  samples: readonly Sample[],
  rest: Pick<EventEvidence, 'fields' | 'scope'>,
  { file, eventOf }: PageOptions & { readonly file: string },
): readonly EventEvidence[] {
  const [summary] = texts.map(({ text }) => text).filter((text) => /\s/.test(text));
  if (event !== undefined) {
    const at = { file, line: heading?.line ?? 1, column: heading?.column ?? 1 };
    // After the first, a sample that names another event is of that event.
    const isOwn = (sample: Sample, index: number): boolean => index === 0 || eventOf(sample.value) === event;
    const own = { event, at, samples: samples.filter(isOwn), ...rest };
    const others = samples.filter((sample, index) => !isOwn(sample, index));
    return [
      { ...own, ...(summary !== undefined && { summary }) },
      ...eventsOfSamples(others, { fields: [] }, { file, eventOf }),
    ];
  }
  return eventsOfSamples(samples, samples.length === 1 ? rest : { fields: [] }, { file, eventOf });
}

/** The events that samples name, with what a table states about each. */
function eventsOfSamples(
  samples: readonly Sample[],
  stated: Pick<EventEvidence, 'fields' | 'scope'>,
  { file, eventOf }: Pick<PageOptions, 'eventOf'> & { readonly file: string },
): readonly EventEvidence[] {
  return samples.flatMap((sample) => {
    const type = eventOf(sample.value);
    const start = sample.source.locate?.([], 'value');
    return type === undefined ? [] : [{ event: type, at: { file, ...start }, samples: [sample], ...stated }];
  });
}

/** Puts together what a page says about one event in several sections. */
function merged(events: readonly EventEvidence[]): readonly EventEvidence[] {
  const found = new Map<string, EventEvidence>();
  for (const one of events) {
    const first = found.get(one.event);
    const scopes = [first?.scope, one.scope].filter((scope) => scope !== undefined);
    const scope = scopes.find((outer) => scopes.every((inner) => isPathWithin(outer, inner)));
    found.set(one.event, {
      ...one,
      ...first,
      samples: [...(first?.samples ?? []), ...one.samples],
      fields: [...(first?.fields ?? []), ...one.fields],
      ...(scope !== undefined && { scope }),
    });
  }
  return [...found.values()].sort((one, other) => (one.event < other.event ? -1 : 1));
}

function mentionsIn(text: PageText, line: string, file: string): readonly Mention[] {
  return eventWords(text).map((name) => ({
    name,
    isCode: text.codes.includes(name),
    at: { file, line: text.line, column: Math.max(line.indexOf(name) + 1, text.column) },
  }));
}
