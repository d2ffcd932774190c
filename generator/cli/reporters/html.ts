import type { Diagnostic } from '../../diagnostics/index.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { withoutHidden } from '../../text/hidden.js';
import { HTML_STYLE } from './html-style.js';
import type { Reporter, ReporterSettings } from './reporter.js';

/**
 * For people: one page that needs nothing else, on standard output. The differences of `hookschema drift` are shown by
 * event, with both sides beside each other; all other diagnostics are a list. Every text is escaped, and the page has no
 * script.
 */
export function htmlReporter({ command, version }: ReporterSettings): Reporter {
  const title = `hookschema ${command ?? ''}`.trim();
  const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
`;
  const others: string[] = [];
  return {
    begin: () => ({ out: head }),
    diagnostic(one) {
      // The differences come with the result, by event. What has no difference in it is listed before them.
      if (!isDifference(one)) others.push(diagnosticItem(one));
      return {};
    },
    end({ counts, result, err = '' }) {
      const findings = findingsIn(result);
      const total = `${counts.error} errors, ${counts.warning} warnings`;
      const problems = others.length === 0 ? '' : `<h2>Problems</h2>\n<ul>\n${others.join('\n')}\n</ul>\n`;
      const body = findings === undefined ? '' : eventTable(findings, eventsIn(result));
      const foot = `<footer>hookschema ${escaped(version)}</footer>\n</body>\n</html>\n`;
      return { out: `<p>${total}</p>\n${problems}${body}${foot}`, err };
    },
  };
}

/** The differences have codes from HS810 to HS830, without those about sources and decisions. */
function isDifference({ code }: Diagnostic): boolean {
  return /^HS8(?:1\d|2[0-245]|30)$/.test(code);
}

function diagnosticItem({ code, severity, message, hint, ...place }: Diagnostic): string {
  return `<li><code>${code}</code> ${severity} ${placeText(place as JsonObject)} ${escaped(message)}<br><small>${escaped(hint)}</small></li>`;
}

function listIn(result: JsonValue | undefined, key: string): readonly JsonValue[] | undefined {
  const list = isJsonObject(result) ? ownValue(result, key) : undefined;
  return isJsonArray(list) ? list : undefined;
}

function findingsIn(result: JsonValue | undefined): readonly JsonObject[] | undefined {
  return listIn(result, 'findings')?.filter(isJsonObject);
}

function eventsIn(result: JsonValue | undefined): readonly string[] {
  return (listIn(result, 'events') ?? []).map(String);
}

/** Events as rows, and below each the differences by kind. */
function eventTable(findings: readonly JsonObject[], events: readonly string[]): string {
  const open = findings.filter((one) => textAt(one, 'code') !== 'HS825');
  const names = [...new Set([...events, ...open.map((one) => textAt(one, 'event'))])].sort();
  const rows = names.map((name) => {
    const own = open.filter((one) => textAt(one, 'event') === name);
    const kinds = [...new Set(own.map((one) => textAt(one, 'kind')))];
    const cells = kinds.map(
      (kind) =>
        `<span class="kind">${escaped(kind)} ${own.filter((one) => textAt(one, 'kind') === kind).length}</span>`,
    );
    const link = own.length === 0 ? escaped(name) : `<a href="#${idOf(name)}">${escaped(name)}</a>`;
    return `<tr><td>${link}</td><td>${cells.join(' ') || '<span class="quiet">no difference</span>'}</td></tr>`;
  });
  const details = names.flatMap((name) => {
    const own = open.filter((one) => textAt(one, 'event') === name);
    return own.length === 0
      ? []
      : [`<h2 id="${idOf(name)}">${escaped(name)}</h2>\n${own.map(findingText).join('\n')}`];
  });
  const table = `<table class="events"><tr><th>Event</th><th>Differences</th></tr>\n${rows.join('\n')}\n</table>\n`;
  return `${table}${details.join('\n')}\n`;
}

/** An id that stays an id, whatever the event is called. */
function idOf(name: string): string {
  return `event-${Buffer.from(name, 'utf8').toString('hex')}`;
}

function findingText(finding: JsonObject): string {
  const says = (listIn(finding, 'says') ?? []).filter(isJsonObject);
  const isSchema = (one: JsonObject): boolean => textAt(one, 'who') === 'schema';
  const side = (list: readonly JsonObject[]): string =>
    list
      .map(
        (one) =>
          `<p><b>${escaped(textAt(one, 'who'))}</b> ${placeOf(one, 'at')}<br>${codeText(textAt(one, 'text'))}</p>`,
      )
      .join('\n');
  const path = textAt(finding, 'path');
  const patch = ownValue(finding, 'patch');
  const change = isJsonObject(patch)
    ? `<details><summary>patch of the schema</summary><pre>${escaped(JSON.stringify(patch, null, 2))}</pre></details>`
    : '';
  return `<section>
<h3>${path === '' ? 'the event' : `<code>${escaped(path)}</code>`} <span class="kind">${escaped(textAt(finding, 'kind'))}</span> <small>${escaped(textAt(finding, 'code'))}</small></h3>
<p>${escaped(textAt(finding, 'message'))}</p>
<div class="sides"><div>${side(says.filter((one) => !isSchema(one)))}</div><div>${side(says.filter(isSchema))}</div></div>
<p class="hint">${escaped(textAt(finding, 'hint'))}</p>
${change}</section>`;
}

function placeOf(owner: JsonObject, key: string): string {
  const place = ownValue(owner, key);
  return isJsonObject(place) ? placeText(place) : '';
}

function placeText(place: JsonObject): string {
  const parts = ['file', 'line', 'column']
    .map((key) => ownValue(place, key))
    .filter((one) => one !== undefined);
  return parts.length === 0 ? '' : `<span class="place">${escaped(parts.join(':'))}</span>`;
}

function textAt(object: JsonObject, key: string): string {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : '';
}

/** A text in which words in backquotes are code. */
function codeText(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (/^`.*`$/s.test(part) ? `<code>${escaped(part.slice(1, -1))}</code>` : escaped(part)))
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text inside an element or an attribute of HTML. Hidden characters are left out. */
function escaped(text: string): string {
  return withoutHidden(text).replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}
