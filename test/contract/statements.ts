import { type ContradictionKind, SILENCES } from './contradiction-rules.js';
import { type Field, type Json, type Source, statedValues } from './evidence.js';
import { jsonType, observe } from './observe.js';
import { listing } from './presence.js';

const code = (text: string): string => `\`${text}\``;

/** Kinds that depend on whether a source lists and shows a field, but not on its type or value. */
const COARSE: readonly ContradictionKind[] = [...SILENCES, 'presence'];

const CONSTRAINT: Partial<Record<ContradictionKind, (field: Field) => string | undefined>> = {
  values: (field) => statedValues(field)?.map(code).join(', '),
  pattern: ({ pattern }) => pattern && code(pattern),
  format: ({ format }) => format && `format ${code(format)}`,
};

function stated(field: Field | undefined, kind: ContradictionKind): string {
  if (field === undefined) return 'does not list it';
  const type = field.nullable === true ? `${field.type}|null` : field.type;
  const notes = [
    COARSE.includes(kind) ? 'lists it' : code(type.replaceAll('|', ' or ')),
    CONSTRAINT[kind]?.(field),
    field.required === true ? 'required' : undefined,
    field.conditional === true ? 'conditional' : undefined,
  ];
  return notes.filter((note) => note !== undefined).join(', ');
}

const LITERAL: readonly ContradictionKind[] = ['values', 'pattern', 'format', 'boolean'];

const shownAs = (value: Json, kind: ContradictionKind): string =>
  LITERAL.includes(kind) ? code(JSON.stringify(value)) : jsonType(value);

function shown(source: Source, path: string, kind: ContradictionKind): string {
  const { values, parents } = observe(source.sample, path);
  if (values.length > 0 && COARSE.includes(kind)) return 'shows it';
  if (values.length > 0)
    return `shows ${[...new Set(values.map((value) => shownAs(value, kind)))].join(' and ')}`;
  return parents > 0 ? 'does not show it' : 'does not show its parent';
}

/** What a source states and shows about a path, with the details that matter for a kind of contradiction. */
export function describeStatement(source: Source, path: string, kind: ContradictionKind): string {
  if (kind === 'repeated key') return repeated(source);
  return `${stated(listing(source, path), kind)}; ${shown(source, path, kind)}`;
}

function repeated({ repeatedKeys = [] }: Source): string {
  return repeatedKeys.length === 0
    ? 'every key once'
    : `${repeatedKeys.map(code).join(', ')} twice in one object`;
}
