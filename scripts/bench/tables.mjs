/** @typedef {import('./versus-peers.mjs').Row} Row */

/**
 * The ratios, by kind of payload and by peer.
 *
 * @param {readonly Row[]} rows
 */
export function ratiosAsJson(rows) {
  return {
    valid: Object.fromEntries(rows.map(({ key, valid }) => [key, rounded(valid)])),
    mixed: Object.fromEntries(rows.map(({ key, mixed }) => [key, rounded(mixed)])),
  };
}

/**
 * The ratios as a table in Markdown, which is also readable in a terminal, and notes about timestamps.
 *
 * @param {readonly Row[]} rows
 */
export function table(rows) {
  const lines = rows.map(({ title, valid, mixed }) => [title, shown(valid), shown(mixed)]);
  const notes = rows
    .filter(({ deviating }) => deviating.length > 0)
    .map(({ title, deviating }) => {
      const texts = [...new Set(deviating)].map((text) => `\`${JSON.stringify(text).slice(1, -1)}\``);
      return `- ${title} judges these differently from RFC 3339: ${texts.join(', ')}.`;
    });
  return [grid(['', 'valid', 'a tenth invalid'], lines), ...(notes.length > 0 ? ['', ...notes] : [])].join(
    '\n',
  );
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} lines
 */
export function grid(head, lines) {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const row = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [row(head), row(rule), ...lines.map(row)].join('\n');
}

/**
 * A table with a figure for each of the two entry points.
 *
 * @param {[subject: string, figure: string]} head
 * @param {{ guard: number, validate: number }} figures
 */
export function entryPointsTable(head, { guard, validate }) {
  return grid(head, [
    ['`isWebhookEvent`', shown(guard)],
    ['`validateWebhookEvent`', shown(validate)],
  ]);
}

/** @param {number} ratio */
export function shown(ratio) {
  return rounded(ratio).toFixed(ratio < 1 ? 3 : 2);
}

/** @param {number} ratio */
function rounded(ratio) {
  return Math.round(ratio * 1000) / 1000;
}
