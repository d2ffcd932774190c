import { type Diagnostic, formatDiagnostic } from '../diagnostics/index.js';
import type { CatalogCheck, CatalogResult, CheckResult, GenerateResult } from '../generate.js';
import type { Timing } from '../timing.js';

/** All diagnostics and how many there are, as text for people. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '';
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')].filter(
    (text) => text !== '',
  );
  return `${diagnostics.map(formatDiagnostic).join('\n\n')}\n\n${counts.join(', ')}\n`;
}

/** What a run has written, and how long each stage took. */
export function reportGenerated({ catalogs, timings }: GenerateResult): string {
  return [...catalogs.flatMap(catalogLines), reportTimings(timings), ''].join('\n');
}

function catalogLines({ out, events, changes }: CatalogResult): readonly string[] {
  const lines = changes
    .filter(({ kind }) => kind !== 'unchanged' && kind !== 'foreign')
    .map(({ kind, path }) => `  ${kind} ${out}/${path}`);
  const shown = lines.length > 20 ? [...lines.slice(0, 20), `  ... and ${lines.length - 20} more`] : lines;
  const of = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  const totals = `${of('create')} created, ${of('update')} updated, ${of('delete')} deleted, ${of('unchanged')} unchanged`;
  return [...shown, `${count(events.length, 'event')} in ${out}: ${totals}`];
}

/** Whether the output of each catalog is fresh, and the command that makes it so. */
export function reportCheck({ catalogs, timings }: CheckResult, command: string): string {
  const parts = catalogs.map((one) => reportCatalogCheck(one, command));
  return [...parts, ...(catalogs.every(({ fresh }) => fresh) ? [reportTimings(timings)] : []), ''].join('\n');
}

function reportCatalogCheck(result: CatalogCheck, command: string): string {
  if (result.fresh) return `${count(result.events.length, 'event')} in ${result.out}: up to date`;
  const stale = result.changes.filter(({ kind }) => kind !== 'unchanged');
  const strangers = stale.filter(({ kind }) => kind === 'foreign');
  const advice = [
    ...(stale.length > strangers.length
      ? [`run: ${result.obstacles.length > 0 ? `${command} --force` : command.replace(/ --$/, '')}`]
      : []),
    ...strangers.map(({ path }) => `move away: ${result.out}/${path} (hookschema did not write it)`),
  ];
  return `${result.out} is not what the schemas give: ${count(stale.length, 'file')} ${stale.length === 1 ? 'differs' : 'differ'}\n${advice.join('\n')}`;
}

function reportTimings(timings: readonly Timing[]): string {
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const stages = timings.map(({ stage, milliseconds }) => `${stage} ${Math.round(milliseconds)}`);
  return `${Math.round(total)} ms: ${stages.join(', ')}`;
}

function count(number: number, noun: string): string {
  return number === 0 && noun !== 'event' ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
