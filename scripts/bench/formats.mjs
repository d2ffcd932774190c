import { parseArgs } from 'node:util';
import addFormats from 'ajv-formats';
import { writeBlock } from './blocks.mjs';
import { interleave, passOver } from './rounds.mjs';
import { grid, shown } from './tables.mjs';

/** Texts of each format, as payloads have them. @type {Readonly<Record<string, readonly string[]>>} */
const TEXTS = {
  date: ['2024-01-15', '1999-12-31'],
  'date-time': ['2024-01-15T10:30:00Z', '2024-01-15T10:30:00.123+05:30'],
  duration: ['P1Y2M3DT4H5M6S', 'PT0S', 'P3W'],
  email: ['jane.doe@example.com', 'a@b.example', 'first.last+tag@mail.example.org'],
  hostname: ['example.com', 'api.eu-west.example.org'],
  ipv4: ['203.0.113.10', '10.0.0.1'],
  ipv6: ['2001:db8::1', '::1', '2001:db8:85a3:8d3:1319:8a2e:370:7348'],
  'json-pointer': ['/data/items/0', '/a~1b'],
  'relative-json-pointer': ['0/data', '1#'],
  time: ['10:30:00Z', '23:59:59+01:00'],
  uri: ['https://api.example.com/orders/1?expand=items', 'urn:example:a:b'],
  'uri-reference': ['/orders/1', 'https://example.com/a#b'],
  'uri-template': ['https://api.example.com/users/{id}{?page}'],
  uuid: ['123e4567-e89b-12d3-a456-426614174000'],
};

/**
 * `npm run bench -- formats`: the time to check the text of a format, as a multiple of the time that ajv-formats takes
 * in its mode `fast`.
 *
 * @param {string[]} args `--write` puts the table into docs/BENCHMARKS.md
 */
export default async function benchFormats(args) {
  const { values } = parseArgs({ args, options: { write: { type: 'boolean' } } });
  const { formatCheck } = await import('../../build/patterns/formats.js');
  const rows = Object.entries(TEXTS).map(([name, texts]) => {
    const items = Array.from({ length: 600 }, (_, at) => texts[at % texts.length] ?? '');
    const check = formatCheck(name);
    if (check === undefined) throw new Error(`${name} is not checked`);
    const unit = { key: 'theirs', pass: passOver({ one: theirs(name), items }) };
    const ours = { key: 'ours', pass: passOver({ one: check, items }) };
    return [`\`${name}\``, shown(interleave(unit, [ours]).get('ours') ?? Number.NaN)];
  });
  const text = sectionOf(grid(['format', 'ours : ajv-formats'], rows));
  console.log(text);
  if (values.write) writeBlock('bench:formats', text);
}

/** The check of ajv-formats. @param {string} name @returns {(text: string) => boolean} */
function theirs(name) {
  const format = addFormats.default.get(/** @type {import('ajv-formats').FormatName} */ (name), 'fast');
  const check = typeof format === 'object' && 'validate' in format ? format.validate : format;
  if (check instanceof RegExp) return (text) => check.test(text);
  if (typeof check !== 'function') throw new Error(`ajv-formats has no ${name}`);
  return /** @type {(text: string) => boolean} */ (check);
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## Formats

\`npm run bench -- formats\`: the time to check a valid text of each format, as a multiple of the time of ajv-formats in
its mode \`fast\`. Some of its expressions accept more: the one for \`date-time\` accepts a day 39.

${table}
`;
}
