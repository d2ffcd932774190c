import type { JsonValue } from '../../generator/json/json.js';
import { isJsonObject } from '../../generator/json/json.js';
import { mutate } from '../../generator/runtime/fixtures.js';

/** A part of a page about one event. */
export interface PageSection {
  readonly event: string;
  readonly text: string;
}

/** A section with one change, and where the change must be found. */
export interface Damage {
  readonly name: string;
  readonly text: string;
  /** The event that the difference is about. */
  readonly event: string;
  /** The paths at which something may be found. One of them must be. */
  readonly paths: readonly string[];
  /**
   * For a damage to the whole section: what else may be found. A source that no longer describes an event says less
   * about what it described.
   */
  readonly lost?: { readonly event: string; readonly paths: readonly string[] };
}

/** What a damage has to know about the schemas. */
export interface Knowledge {
  isRequired(event: string, path: string): boolean;
  accepts(event: string, path: string, type: 'null' | 'integer'): boolean;
  /** True where no other source describes the events of the page. */
  readonly isAlone: boolean;
}

type Random = () => number;
type Maker = (section: PageSection, random: Random, knowledge: Knowledge) => Damage | undefined;

/** One item of a list. */
export function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** Splits a page at the headings of its events. What comes before the first belongs to none. */
export function sectionsOf(page: string): readonly PageSection[] {
  const starts = [...page.matchAll(/^#{2,3} `([^`]+)`$/gm)];
  return starts.map(({ 1: event = '', index }, at) => ({
    event,
    text: page.slice(index, starts[at + 1]?.index ?? page.length),
  }));
}

const FENCE = /(```json[^\n]*\n)([\s\S]*?)(\n```)/;
const ROW = /^\| `([^`]+)` \| ([^|\\]*(?:\\\|[^|\\]*)*) \|.*\|$/gm;

interface Row {
  readonly line: string;
  readonly name: string;
  readonly type: string;
}

function rowsOf({ text }: PageSection): readonly Row[] {
  return [...text.matchAll(ROW)].map(([line, name = '', type = '']) => ({ line, name, type }));
}

function sampleOf({ text }: PageSection): JsonValue {
  return JSON.parse(FENCE.exec(text)?.[2] ?? '{}');
}

function withSample({ text }: PageSection, sample: JsonValue): string {
  return text.replace(FENCE, (_all, open, _body, close) => open + JSON.stringify(sample, null, 2) + close);
}

/** Where the rows of a table begin: in the data, unless they say so themselves. */
function fullPath(section: PageSection, name: string): string {
  const isFromRoot = rowsOf(section).some((row) => row.name === 'type' || row.name.startsWith('data'));
  return isFromRoot ? name : `data.${name}`;
}

/** The value at a path in a sample. Undefined where a list is on the way. */
function shownAt(section: PageSection, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, key) => (isJsonObject(value) ? value[key] : undefined),
      sampleOf(section),
    );
}

/** The paths of the plain values in the envelope and in the data. */
function leaves(section: PageSection): readonly string[] {
  const root = sampleOf(section);
  const data = isJsonObject(root) ? root.data : undefined;
  const keys = (value: JsonValue | undefined, prefix: string) =>
    isJsonObject(value)
      ? Object.keys(value)
          .filter((key) => !isJsonObject(value[key]) && !Array.isArray(value[key]))
          .map((key) => prefix + key)
      : [];
  return [...keys(root, ''), ...keys(data, 'data.')].filter((path) => path !== 'type');
}

function setAt(section: PageSection, path: string, value?: JsonValue): string {
  const change = value === undefined ? { at: path.split('.') } : { at: path.split('.'), value };
  return withSample(section, mutate(sampleOf(section), change));
}

const made = (name: string, { event }: PageSection, text: string, ...paths: readonly string[]): Damage => ({
  name,
  text,
  event,
  paths,
});

/** What a section says nothing about any more when its heading or sample is gone. */
function lostIn(section: PageSection): NonNullable<Damage['lost']> {
  return { event: section.event, paths: rowsOf(section).map(({ name }) => fullPath(section, name)) };
}

/** Ways to damage a section. Each is one that its readers would notice. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'row removed': (section, random) => {
    const rows = rowsOf(section).filter(
      ({ name }) => shownAt(section, fullPath(section, name)) !== undefined,
    );
    const hasSiblings = rows.filter(({ name }) =>
      rowsOf(section).some((other) => other.name !== name && parent(other.name) === parent(name)),
    );
    const isLeaf = hasSiblings.filter(
      ({ name }) => !rowsOf(section).some((other) => other.name.startsWith(`${name}.`)),
    );
    const row = pick(isLeaf, random);
    return (
      row &&
      made('row removed', section, section.text.replace(`${row.line}\n`, ''), fullPath(section, row.name))
    );
  },
  'row renamed': (section, random) => {
    const row = pick(
      rowsOf(section).filter(({ name }) => !/[.[]/.test(name)),
      random,
    );
    if (row === undefined) return undefined;
    const text = section.text.replace(row.line, row.line.replace(`\`${row.name}\``, `\`${row.name}_x\``));
    return made(
      'row renamed',
      section,
      text,
      fullPath(section, `${row.name}_x`),
      fullPath(section, row.name),
    );
  },
  'row added': (section, random) => {
    const row = pick(
      rowsOf(section).filter(({ name }) => !/[.[]/.test(name)),
      random,
    );
    if (row === undefined) return undefined;
    const text = section.text.replace(
      row.line,
      `${row.line}\n${row.line.replace(`\`${row.name}\``, '`brand_new`')}`,
    );
    return made('row added', section, text, fullPath(section, 'brand_new'));
  },
  'type changed': (section, random) => {
    const row = pick(rowsOf(section), random);
    if (row === undefined) return undefined;
    const type = /integer|number/.test(row.type) ? 'boolean' : 'integer';
    const text = section.text.replace(row.line, row.line.replace(`| ${row.type} |`, `| ${type} |`));
    return made('type changed', section, text, fullPath(section, row.name));
  },
  'null added': (section, random, { accepts }) => {
    const rows = rowsOf(section).filter(
      ({ name, type }) => !/null/.test(type) && !accepts(section.event, fullPath(section, name), 'null'),
    );
    const row = pick(rows, random);
    if (row === undefined) return undefined;
    const text = section.text.replace(
      row.line,
      row.line.replace(`| ${row.type} |`, `| ${row.type} or null |`),
    );
    return made('null added', section, text, fullPath(section, row.name));
  },
  'field shown': (section) =>
    made('field shown', section, setAt(section, 'data.brand_new', 'x'), 'data.brand_new'),
  'envelope extended': (section) =>
    made('envelope extended', section, setAt(section, 'brand_new', 7), 'brand_new'),
  'key renamed': (section, random) => {
    const path = pick(
      leaves(section).filter((one) => one.startsWith('data.')),
      random,
    );
    if (path === undefined) return undefined;
    const text = section.text.replace(FENCE, (all) =>
      all.replace(`"${path.slice(5)}":`, `"${path.slice(5)}_x":`),
    );
    return text === section.text
      ? undefined
      : made('key renamed', section, text, `${path}_x`, path, ...renamedInEnvelope(path));
  },
  'value of another type': (section, random, { accepts }) => {
    const path = pick(
      leaves(section).filter((one) => !accepts(section.event, one, 'integer')),
      random,
    );
    return path === undefined
      ? undefined
      : made('value of another type', section, setAt(section, path, 7), path);
  },
  'required field dropped': (section, random, { isRequired }) => {
    const path = pick(
      leaves(section).filter((one) => isRequired(section.event, one)),
      random,
    );
    return path === undefined
      ? undefined
      : made('required field dropped', section, setAt(section, path), path);
  },
  'null shown': (section, random, { accepts }) => {
    const path = pick(
      leaves(section).filter((one) => !accepts(section.event, one, 'null')),
      random,
    );
    return path === undefined ? undefined : made('null shown', section, setAt(section, path, null), path);
  },
  'key repeated': (section, random) => {
    const path = pick(
      leaves(section).filter((one) => !one.includes('.')),
      random,
    );
    if (path === undefined) return undefined;
    const text = section.text.replace(
      FENCE,
      (_all, open, body, close) => open + body.replace(/^\{\n/, `{\n  "${path}": "first",\n`) + close,
    );
    return made('key repeated', section, text, '');
  },
  'timestamp broken': (section, random) => {
    const times = leaves(section).filter((path) => /^\d{4}-\d\d-\d\dT/.test(String(shownAt(section, path))));
    const path = pick(times, random);
    return path === undefined
      ? undefined
      : made('timestamp broken', section, setAt(section, path, 'yesterday'), path);
  },
  'identifier of another kind': (section, random) => {
    const ids = leaves(section).filter((path) => /^(?:id|environment_id)$/.test(path));
    const path = pick(ids, random);
    return path === undefined
      ? undefined
      : made('identifier of another kind', section, setAt(section, path, 'x-1'), path);
  },
  'object renamed': (section) =>
    made('object renamed', section, setAt(section, 'object', 'Elephant'), 'object'),
  'event renamed': (section) => ({
    ...made('event renamed', section, section.text.replace(/^(#+ `)[^`]+`/, '$1elephant.created`'), ''),
    event: 'elephant.created',
    lost: lostIn(section),
  }),
  'event mentioned': (section) => ({
    ...made(
      'event mentioned',
      section,
      section.text.replace(/\n\n/, '\n\nSee also `elephant.created`.\n\n'),
      '',
    ),
    event: 'elephant.created',
  }),
  'section removed': (section, _random, { isAlone }) =>
    isAlone ? { ...made('section removed', section, '', ''), lost: lostIn(section) } : undefined,
  'table removed': (section, _random, { isAlone }) =>
    isAlone ? made('table removed', section, section.text.replace(/^\|.*\n/gm, ''), '') : undefined,
  'sample removed': (section, _random, { isAlone }) =>
    isAlone
      ? { ...made('sample removed', section, section.text.replace(FENCE, ''), ''), lost: lostIn(section) }
      : undefined,
  'sample broken': (section) => ({
    ...made('sample broken', section, section.text.replace(FENCE, '$1{ "type": $3'), '(sample)'),
    lost: lostIn(section),
  }),
};

function parent(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

/** The first key with a name may be that of the envelope. */
function renamedInEnvelope(path: string): readonly string[] {
  const key = path.slice('data.'.length);
  return [key, `${key}_x`];
}

/** A random damage of a section. */
export function damaged(section: PageSection, random: Random, knowledge: Knowledge): Damage {
  for (;;) {
    const name = pick(Object.keys(MAKERS), random) ?? '';
    const damage = MAKERS[name]?.(section, random, knowledge);
    if (damage !== undefined && damage.text !== section.text) return damage;
  }
}
