import type { Place } from '../diagnostics/index.js';
import type { FieldStatement, StatedType } from '../evidence/evidence.js';
import { typeOfValue } from '../evidence/shown-values.js';
import type { JsonValue } from '../json/json.js';
import { placeOf } from '../load/source-text.js';
import { shortened } from '../text/visible.js';
import type { Kind, Says } from './finding.js';
import type { SchemaSide, Testimony } from './subject.js';

/** Kinds that depend on whether a source lists and shows a field, but not on its type or value. */
const COARSE: readonly Kind[] = [
  'presence',
  'undocumented',
  'listed, never shown',
  'shown, never listed',
  'listed by one source',
];

/** Kinds for which the values of samples are shown. */
const LITERAL: readonly Kind[] = ['values', 'pattern', 'format', 'boolean'];

/** What a source states and shows about a path, with the details that matter for a kind of difference. */
export function sourceSays(testimony: Testimony, kind: Kind): Says {
  const { source, stated, shown } = testimony;
  const [first] = stated;
  const at = first?.at ?? placeShown(testimony);
  return {
    who: source.label,
    text: `${statedText(first, kind)}; ${shownText(
      testimony,
      shown.map(({ value }) => value),
      kind,
    )}`,
    ...(at && { at }),
  };
}

/** Where the first value of a source at a path is shown. */
export function placeShown({ shown: [first] }: Pick<Testimony, 'shown'>): Place | undefined {
  return first && placeOf(first.sample.source, first.pointer, 'key');
}

function statedText(field: FieldStatement | undefined, kind: Kind): string {
  if (field === undefined) return 'does not list it';
  const notes = [
    COARSE.includes(kind) ? 'lists it' : typesText(field),
    constraintText(field, kind),
    field.presence === 'optional' ? (kind === 'optional' ? 'optional' : undefined) : field.presence,
  ];
  return notes.filter((note) => note !== undefined && note !== '').join(', ') || 'lists it';
}

function typesText({ types, nullable }: FieldStatement): string {
  const all: readonly StatedType[] = [...(types ?? []), ...(nullable ? (['null'] as const) : [])];
  return all.length === 0 ? 'lists it' : code(all.join(' or '));
}

function constraintText(field: FieldStatement, kind: Kind): string | undefined {
  if (kind === 'values') return field.values?.map(valueText).join(', ');
  if (kind === 'pattern') return field.pattern === undefined ? undefined : code(field.pattern);
  return kind === 'format' && field.format !== undefined ? `format ${code(field.format)}` : undefined;
}

function shownText({ hasParent }: Testimony, values: readonly JsonValue[], kind: Kind): string {
  if (values.length > 0 && COARSE.includes(kind)) return 'shows it';
  if (values.length > 0) {
    const texts = values.map((value) =>
      LITERAL.includes(kind) ? code(JSON.stringify(value)) : typeName(value),
    );
    return `shows ${[...new Set(texts)].slice(0, 5).join(' and ')}`;
  }
  return hasParent ? 'does not show it' : 'does not show its parent';
}

/** The JSON type of a value, in the words of documentation. */
export function typeName(value: JsonValue): string {
  const type = typeOfValue(value);
  return type === 'integer' ? 'number' : type;
}

/** What the schema says about a path. */
export function schemaSays(side: SchemaSide, kind: Kind, at: Place | undefined): Says {
  return { who: 'schema', text: schemaText(side, kind), ...(at && { at }) };
}

function schemaText(
  { declared, types, isAny, isRequired, enumeration, constraints }: SchemaSide,
  kind: Kind,
): string {
  if (declared.nodes.length === 0) return 'does not declare it';
  const plain = [...types].filter((type) => !(type === 'integer' && types.has('number')));
  const type = isAny ? 'any value' : code(plain.join(' or '));
  const notes = [
    type,
    kind === 'values' && enumeration
      ? `${enumeration.values
          .filter((one) => one !== null)
          .map(valueText)
          .join(', ')}${enumeration.isOpen ? ' and others' : ''}`
      : undefined,
    ...(kind === 'format' || kind === 'pattern'
      ? constraints.filter((one) => one.keyword === kind).map(({ value }) => `${kind} ${code(String(value))}`)
      : []),
    ['presence', 'required', 'optional', 'sample'].includes(kind)
      ? isRequired
        ? 'required'
        : 'optional'
      : undefined,
  ];
  return notes.filter((note) => note !== undefined && note !== '').join(', ');
}

/** A value in a message. */
export function valueText(value: JsonValue): string {
  return code(typeof value === 'string' ? value : shortened(JSON.stringify(value), 80));
}

/** A text in backquotes. */
export function code(text: string): string {
  return `\`${shortened(text, 200)}\``;
}
