import { isJsonScalar } from '../json/json.js';
import { writtenName } from '../schema/keyword-sets.js';
import { type Schema, type SchemaObject, valuesOf } from '../schema/schema.js';
import { commentInline, commentLines, quote } from '../text/safe-text.js';
import { type ConstraintContext, inexpressibleConstraints } from './inexpressible-constraints.js';

/** The width of prose in a comment, in columns. */
const WIDTH = 96;

/**
 * The text of a schema's JSDoc comment: title, description, names of listed values, constraints that the type does not
 * express, examples of scalars, and `@deprecated`. The text cannot end the comment. Empty for a schema without any of
 * these.
 */
export function documentation(schema: SchemaObject, context: ConstraintContext): string {
  const prose = [schema.title, schema.description].filter((text) => text !== undefined);
  const paragraphs = prose
    .map((text) => commentLines(text).map(wrap).join('\n').trim())
    .filter((text) => text !== '');
  const values = valueLines(schema);
  const tags = tagsOf(schema, context);
  return [
    ...paragraphs,
    ...(values.length > 0 ? [values.join('\n')] : []),
    ...(tags.length > 0 ? [tags.join('\n')] : []),
  ].join('\n\n');
}

/**
 * A line for each listed value that has a name or a description: of the schema, of its items, of the values of a map, or
 * of a branch.
 */
function valueLines(schema: Schema): readonly string[] {
  if (typeof schema === 'boolean' || schema.$ref !== undefined) return [];
  const { prefixItems = [], items, additionalProperties, patternProperties = {} } = schema;
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const names = schema['x-enum-varnames'] ?? [];
  const meanings = schema['x-enum-descriptions'] ?? [];
  const values = valuesOf(schema) ?? [];
  // Words for values that are not listed: it is unknown which word is for which value.
  if (names.length > values.length || meanings.length > values.length) return [];
  const lines = values.flatMap((value, at) => {
    const [name, meaning] = [names[at] ?? '', meanings[at] ?? ''].map((text) => commentInline(text).trim());
    if (!name && !meaning) return [];
    const shown = `- \`${commentInline(quote(value))}\``;
    return [wrap(name && meaning ? `${shown} (${name}): ${meaning}` : `${shown}: ${name || meaning}`)];
  });
  const held = [items, additionalProperties].filter((one) => one !== undefined);
  const inner = [...prefixItems, ...held, ...Object.values(patternProperties), ...allOf, ...anyOf, ...oneOf];
  return [...new Set([...lines, ...inner.flatMap(valueLines)])];
}

/** Breaks a long line between words. No line starts with a word that would become a tag there. */
function wrap(line: string): string {
  const [first = '', ...words] = line.split(' ');
  const parts = [first];
  let column = columnAfter(first, 0);
  for (const word of words) {
    const breaks = column + 1 + word.length > WIDTH && !word.startsWith('@');
    parts.push(breaks ? '\n' : ' ', word);
    column = columnAfter(word, breaks ? 0 : column + 1);
  }
  return parts.join('');
}

/** The column at the end of a text that begins at a column. */
function columnAfter(text: string, column: number): number {
  const lineStart = text.lastIndexOf('\n') + 1;
  return lineStart === 0 ? column + text.length : text.length - lineStart;
}

function tagsOf(schema: SchemaObject, context: ConstraintContext): readonly string[] {
  return [
    ...new Set(
      inexpressibleConstraints(schema, context).map(
        ({ keywords, value }) => `@${keywords.map(writtenName).join(' ')} ${commentInline(value)}`,
      ),
    ),
    ...(schema.default === undefined ? [] : [`@default ${commentInline(quote(schema.default))}`]),
    ...plainExamples(schema).map((example) => `@example ${example}`),
    ...(schema.readOnly ? ['@readonly'] : []),
    ...(schema['x-secret'] ? ['@secret A secret: keep it out of logs.'] : []),
    ...(schema.deprecated ? ['@deprecated'] : []),
  ];
}

/** Examples that fit on a line. Examples of objects and arrays are in the fixtures. */
function plainExamples(schema: SchemaObject): readonly string[] {
  return (schema.examples ?? []).filter(isJsonScalar).map((example) => commentInline(quote(example)));
}
