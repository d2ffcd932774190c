import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { JsonValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { placeOf } from '../../load/source-text.js';
import { nearest } from '../../text/nearest.js';
import type { SchemaNode } from '../index/schema-index.js';

/** An entry of a discriminator's mapping, or its default. */
export interface MappingEntry {
  /** The value of the tag. Undefined for the default. */
  readonly value: string | undefined;
  readonly ref: string;
}

/** HS421: an entry names a schema that does not exist. */
export function leadsNowhere(
  holder: SchemaNode,
  entry: MappingEntry,
  hint = 'a mapping names a component, or a schema by a reference: "#/components/schemas/Dog"',
): Diagnostic {
  return report('HS421', holder, entry, `leads nowhere: ${entry.ref}`, hint);
}

/** HS423: an entry names a schema that the choice does not have. */
export function leadsOutside(holder: SchemaNode, entry: MappingEntry, keyword: string): Diagnostic {
  return report(
    'HS423',
    holder,
    entry,
    `leads to a schema that the "${keyword}" does not list: ${entry.ref}`,
    `add the schema to the "${keyword}", or remove the entry`,
  );
}

/** HS424: no schema of the choice declares the property that is to tell them apart. */
export function undeclaredTag(
  { document, pointer }: SchemaNode,
  property: string,
  names: readonly string[],
): Diagnostic {
  const meant = nearest(property, names);
  const hint =
    meant === undefined
      ? 'declare it in each branch, or name another property'
      : `did you mean ${JSON.stringify(meant)}?`;
  const message = `the discriminator reads the property ${JSON.stringify(property)}, which no branch declares`;
  return diagnostic(
    'HS424',
    { message, hint },
    placeOf(document, pointerTo(pointer, 'discriminator', 'propertyName')),
  );
}

/** HS422: the mapping gives a schema values that its own literals exclude. */
export function contradictsLiterals(
  holder: SchemaNode,
  property: string,
  values: readonly string[],
  literals: readonly JsonValue[],
): Diagnostic {
  const [given, own] = [values, literals].map((list) => list.map((one) => JSON.stringify(one)).join(' or '));
  return diagnostic(
    'HS422',
    {
      message: `the mapping means this schema by ${given}, but its "${property}" is ${own}`,
      hint: 'correct one of the two, or set "discriminators": "annotation" in the configuration',
    },
    placeOf(holder.document, pointerTo(holder.pointer, 'discriminator', 'mapping', values[0] ?? '')),
  );
}

function report(
  code: 'HS421' | 'HS423',
  { document, pointer }: SchemaNode,
  { value }: MappingEntry,
  problem: string,
  hint: string,
): Diagnostic {
  const subject = value === undefined ? 'the default mapping' : `the mapping of ${JSON.stringify(value)}`;
  const tokens = value === undefined ? ['defaultMapping'] : ['mapping', value];
  return diagnostic(
    code,
    { message: `${subject} ${problem}`, hint },
    placeOf(document, pointerTo(pointer, 'discriminator', ...tokens)),
  );
}
