import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTokens, valueAt } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import type { Memory } from '../schema/memory.js';
import { type MetaSchemaProblem, metaSchemaProblems } from '../validate/ajv/meta-schema.js';
import { isPlainlyValid } from './is-plainly-valid.js';
import { checkUnknownDocuments } from './known-documents.js';
import { typeMeant } from './type-meant.js';

/**
 * Reports keywords with a value that their dialect does not allow, such as `type: "strng"` or `required: "id"`. An
 * inner schema that names its own dialect is checked against that dialect.
 * @param memory in which documents earlier runs have found nothing
 */
export function checkValues(nodes: readonly SchemaNode[], memory?: Memory): readonly Diagnostic[] {
  const check = ({ document, pointer: base, value, dialect }: SchemaNode): readonly Diagnostic[] => {
    if (typeof value !== 'boolean' && !isJsonObject(value)) return [notSchema(document)];
    if (isPlainlyValid(value, dialect)) return [];
    const problems = metaSchemaProblems(withoutResources(value, true), dialect);
    return problems.map((problem) => report(document, value, base, problem));
  };
  const resources = nodes.filter(isResource);
  return checkUnknownDocuments({ nodes: resources, memory, kind: 'keyword values', given: '', check });
}

function report(
  document: SchemaNode['document'],
  root: JsonValue,
  base: string,
  { pointer: inner, expected, isRepetition }: MetaSchemaProblem,
): Diagnostic {
  const pointer = base + inner;
  const tokens = pointerTokens(inner) ?? [];
  const isItem = isJsonArray(valueAt(root, tokens.slice(0, -1)));
  const keyword = JSON.stringify(pointerTokens(pointer)?.at(isItem ? -2 : -1) ?? 'schema');
  if (isRepetition) {
    const wording = { message: `${keyword} has the same value twice`, hint: 'remove one of them' };
    return diagnostic('HS212', wording, placeOf(document, pointer));
  }
  const value = valueAt(root, tokens);
  const wrong = JSON.stringify(value ?? null);
  const shown = wrong.length > 60 ? `${wrong.slice(0, 57)}...` : wrong;
  const message = `${isItem ? 'an item of ' : ''}${keyword} cannot be ${shown}`;
  const older = isOlder(pointer, wrong) ? `; ${OLDER}` : '';
  const meant = typeof value === 'string' && /\/type(?:\/\d+)?$/.test(pointer) ? typeMeant(value) : undefined;
  const question = meant === undefined ? '' : `did you mean "${meant}"? `;
  return diagnostic(
    'HS203',
    { message, hint: `${question}it ${expected}${older}` },
    placeOf(document, pointer),
  );
}

const OLDER =
  'this is the form of older drafts: name the draft in $schema, or as "dialect" in the configuration';

/** True for forms of older drafts: tuples in `items`, and boolean `exclusiveMinimum` and `exclusiveMaximum`. */
function isOlder(pointer: string, value: string): boolean {
  if (/\/exclusiveM(?:in|ax)imum$/.test(pointer)) return value === 'true' || value === 'false';
  return pointer.endsWith('/items') && value.startsWith('[');
}

/** True for a schema that is not inside another one, or that names its own dialect. */
function isResource({ isRoot, value }: SchemaNode): boolean {
  return isRoot || (isJsonObject(value) && Object.hasOwn(value, '$schema'));
}

/** The value with `{}` in place of every inner schema that names its own dialect. */
function withoutResources(value: JsonValue, isRoot = false): JsonValue {
  if (isJsonArray(value)) return value.map((item) => withoutResources(item));
  if (!isJsonObject(value)) return value;
  if (!isRoot && typeof value.$schema === 'string') return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutResources(inner)]));
}

function notSchema(document: SchemaNode['document']): Diagnostic {
  return diagnostic(
    'HS203',
    { message: 'not a schema', hint: 'a schema is a JSON object, true or false' },
    placeOf(document, ''),
  );
}
