/** A page of `factPages` in another form that says the same. */
export interface PageForm {
  readonly name: string;
  readonly extension: string;
  readonly convert: (page: string) => string;
}

export const FORMS: readonly PageForm[] = [
  { name: 'tables in HTML', extension: 'md', convert: (page) => withFields(page, htmlTable) },
  { name: 'bullet lists', extension: 'md', convert: (page) => withFields(page, bulletList) },
  { name: 'elements of MDX', extension: 'mdx', convert: (page) => withFields(page, elements) },
  { name: 'a page in HTML', extension: 'html', convert: (page) => html(withFields(page, htmlTable)) },
  { name: 'lists of definitions', extension: 'html', convert: (page) => html(withFields(page, definitions)) },
];

interface Row {
  readonly field: string;
  readonly type: string;
  readonly description: string;
}

/** Replaces the tables of a page. */
function withFields(page: string, print: (rows: readonly Row[]) => string): string {
  return page.replace(/^\| Field \|.*\n\| ---.*\n((?:\|.*\n)*)/gm, (_all, body: string) => {
    const rows = [...body.matchAll(/^\| `([^`]+)` \| ((?:[^|\\]|\\\|)*) \| (.*) \|$/gm)];
    return print(
      rows.map(([, field = '', type = '', description = '']) => ({
        field,
        type: type.replaceAll('\\|', '|').trim(),
        description: description.trim(),
      })),
    );
  });
}

function htmlTable(rows: readonly Row[]): string {
  const body = rows.map(
    ({ field, type, description }) =>
      `<tr>\n  <td><code>${field}</code></td>\n  <td>${escaped(type)}</td>\n\n  <td>${withCode(description)}</td>\n</tr>\n`,
  );
  return `<table>\n<thead><tr><th>Field</th><th>Type</th><th>Description</th></tr></thead>\n${body.join('')}</table>\n`;
}

function bulletList(rows: readonly Row[]): string {
  return rows.map(({ field, type, description }) => `- \`${field}\` (${type}): ${description}\n`).join('');
}

function elements(rows: readonly Row[]): string {
  return rows
    .map(
      ({ field, type, description }) =>
        `<ResponseField name="${field}" type="${type}">\n  ${description}\n</ResponseField>\n`,
    )
    .join('');
}

function definitions(rows: readonly Row[]): string {
  const items = rows.map(
    ({ field, type, description }) =>
      `<dt><code>${field}</code> <span>${escaped(type)}</span></dt>\n<dd><p>${withCode(description)}</p></dd>\n`,
  );
  return `<dl>\n${items.join('')}</dl>\n`;
}

/** A page in HTML, of which the fields are in HTML already. */
function html(page: string): string {
  const body = page
    .replace(
      /^(#+) (.*)$/gm,
      (_all, { length }: string, text: string) => `<h${length}>${withCode(text)}</h${length}>`,
    )
    .replace(
      /^```json[^\n]*\n([\s\S]*?)\n```$/gm,
      (_all, sample: string) => `<pre><code class="language-json">${escaped(sample)}</code></pre>`,
    );
  return `<!DOCTYPE html>\n<html><body>\n${body}</body></html>\n`;
}

function withCode(text: string): string {
  return text.replace(/`([^`]+)`/g, (_all, code: string) => `<code>${escaped(code)}</code>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
