/**
 * Turns collected facts about the provider's events into the evidence that the contract tests read:
 * `node scripts/import-facts.mjs [facts folder]` writes `test/contract/sources/<event type>.json`.
 *
 * The facts quote the provider's sentences, and the repository must not. This script extracts from each sentence what
 * it says about presence, values and prefixes, keeps that as data, and drops the sentence.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ path: string, type: string, doc_says?: string, format?: string, pattern?: string, enum?: string[],
 *   items?: string, nullable?: boolean, required?: boolean }} FactField
 * @typedef {{ source: string, sample: unknown, fields: FactField[], note?: string }} FactSource
 * @typedef {{ event: string, sources: FactSource[] }} Fact
 */

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OUTPUT = path.join(ROOT, 'test', 'contract', 'sources');

/** Wordings that make the presence of a field conditional. */
const CONDITIONAL = [
  /\bif (any|applicable|known|provided|not specified|not yet)\b/i,
  /\bwhen (available|applicable|known|provided)\b/i,
  /\bomitted when\b/i,
  /\bevents only\)/i,
];

/** Wordings in which the same words mean something else: the moment of a timestamp, the meaning of a boolean. */
const UNCONDITIONAL = [
  /^when the\b/i,
  /\btimestamp (of |indicating )?when\b/i,
  /^indicates if\b/i,
  /\btimestamp if the session\b/i,
];

const SUSPICIOUS = /\b(if|when|only|omitted|optional|unless)\b/i;

/** @param {RegExp[]} patterns @param {string} words */
const someMatch = (patterns, words) => patterns.some((pattern) => pattern.test(words));

/**
 * Whether a wording makes the presence of a field conditional. Throws for a suspicious wording that is on neither list:
 * a person must decide.
 *
 * @param {string} words
 */
function isConditional(words) {
  if (someMatch(CONDITIONAL, words)) return true;
  if (SUSPICIOUS.test(words) && !someMatch(UNCONDITIONAL, words)) {
    throw new Error(`Is this wording a condition? Add it to CONDITIONAL or UNCONDITIONAL: ${words}`);
  }
  return false;
}

/**
 * The values that a sentence lists: in backquotes, in quotes after "Possible values:", or as a list in brackets.
 *
 * @param {string} words
 */
function valuesInWords(words) {
  const quoted = [...words.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1] ?? '');
  if (quoted.length > 0) return quoted;
  const [, possible] = words.match(/Possible values: (.+)$/) ?? [];
  if (possible) return [...possible.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '');
  const [, listed] = words.match(/\((\w+(?:, \w+)+)(?:, etc\.)?\)/) ?? [];
  return listed?.split(', ') ?? [];
}

/** @param {string} words */
function prefixInWords(words) {
  const [, prefix] = words.match(/`(\w+_)` prefix/) ?? [];
  return prefix === undefined ? undefined : `^${prefix}`;
}

/** @param {FactField} field */
function evidenceOf({ doc_says: words = '', ...field }) {
  const pattern = field.pattern ?? prefixInWords(words);
  const values = field.enum === undefined && field.type.includes('string') ? valuesInWords(words) : [];
  return {
    ...field,
    ...(pattern !== undefined && { pattern }),
    ...(values.length > 0 && { values }),
    ...(isConditional(words) && { conditional: true }),
  };
}

/** @param {FactSource} source */
function withoutProse({ source, sample, fields, note = '' }) {
  const [, repeated] = note.match(/repeats these keys in one object of its sample: (.+)$/) ?? [];
  if (note !== '' && repeated === undefined) throw new Error(`This script cannot read the note: ${note}`);
  return {
    source,
    label: source.startsWith('docs page') ? 'docs page' : 'OpenAPI',
    sample,
    fields: fields.map(evidenceOf),
    ...(repeated !== undefined && { repeatedKeys: repeated.split(', ') }),
  };
}

/** @param {string} file @returns {Fact} */
const readFact = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {string} folder */
function importFacts(folder) {
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of files) {
    const { event, sources } = readFact(path.join(folder, name));
    const evidence = { event, sources: sources.map(withoutProse) };
    writeFileSync(path.join(OUTPUT, `${event}.json`), `${JSON.stringify(evidence, null, 2)}\n`);
  }
  console.log(`${files.length} events imported. Format them: npx biome format --write test/contract/sources`);
}

importFacts(path.resolve(process.argv[2] ?? path.join(ROOT, '..', 'shared', 'facts')));
