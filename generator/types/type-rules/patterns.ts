import { BoundedExpression } from '../../patterns/bounded-expression.js';
import { type PatternTemplate, templateOf } from '../../patterns/pattern-template.js';
import {
  type Coverage,
  choicesIn,
  coverage,
  fixedParts,
  fixedTexts,
  isEverything,
  matches,
} from '../../patterns/template.js';
import { type CoverageAnalysis, isNever } from '../../schema/coverage.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';
import type { RuleSchema, TypeRule } from './rule.js';
import { forType, INHERITED, inheritedType } from './schema-helpers.js';

/** `patternProperties`: only patterns that a template literal type expresses remain. */
export const PATTERN_RULE: TypeRule = {
  name: 'properties by pattern have an index signature of their own where a template expresses the pattern',
  apply: forType('object', (schema, { coverageOf }) => {
    const { patternProperties = {}, ...rest } = schema;
    const forms = formsOf(patternProperties);
    if (forms.length === 0) return rest;
    const known = forms.filter(isKnown);
    const kept = separate(known);
    const properties = withFixedNames(schema, forms);
    const signatures = kept.map((form): [string, Schema] => [
      form.pattern,
      signatureOf(form, known, rest, properties),
    ]);
    return {
      ...rest,
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(signatures.length > 0 && { patternProperties: Object.fromEntries(signatures) }),
      additionalProperties: otherProperties(schema, forms, kept, coverageOf),
    };
  }),
};

/** A pattern, its schema, and the template of the names that match it. */
interface Form {
  readonly pattern: string;
  readonly inner: Schema;
  readonly expression: RegExp;
  readonly known: PatternTemplate | undefined;
}

/** The most templates for all patterns of an object: a compiler compares each with each. */
const MOST_TEMPLATES = 200;

function formsOf(patternProperties: Readonly<Record<string, Schema>>): readonly Form[] {
  let left = MOST_TEMPLATES;
  return Object.entries(patternProperties).map(([pattern, inner]): Form => {
    const found = templateOf(pattern);
    const form = { pattern, inner, expression: new BoundedExpression(pattern), known: found };
    if (found === undefined || !isFree(form)) return form;
    left -= choicesIn(found.template);
    return left < 0 ? { ...form, known: undefined } : form;
  });
}

type KnownForm = Form & { readonly known: PatternTemplate };

function isKnown(form: Form): form is KnownForm {
  return form.known !== undefined;
}

/** The names that a pattern lists, if it lists names. */
function namesOf({ known }: Form): readonly string[] {
  const parts = known && fixedParts(known.template);
  return parts === undefined ? [] : fixedTexts(parts);
}

function isForAll({ known }: Form): boolean {
  return known !== undefined && isEverything(known.template);
}

/** True for a pattern that neither lists names nor accepts every name. */
function isFree(form: Form): boolean {
  return !isForAll(form) && namesOf(form).length === 0;
}

/** The forms that can have an index signature each: of any two, one contains the other, or they share no names. */
function separate(forms: readonly KnownForm[]): readonly KnownForm[] {
  const kept: KnownForm[] = [];
  for (const form of forms) {
    if (isFree(form) && !kept.some((other) => isEntangled(form, other))) kept.push(form);
  }
  return kept;
}

/** How much of each of two forms the other one covers. */
function overlap({ known: one }: KnownForm, { known: other }: KnownForm): readonly [Coverage, Coverage] {
  return [coverage(one.template, other.template), coverage(other.template, one.template)];
}

/** True for forms that match the same names: one signature is enough for both. */
function isSame(one: KnownForm, other: KnownForm): boolean {
  return overlap(one, other).every((part) => part === 'all');
}

function isEntangled(one: KnownForm, other: KnownForm): boolean {
  return overlap(one, other).includes('some') || isSame(one, other);
}

/**
 * The properties, including those that a pattern lists by name. Each has the schemas of all patterns that it matches.
 */
function withFixedNames(schema: RuleSchema, forms: readonly Form[]): Readonly<Record<string, Schema>> {
  const own = schema.properties ?? {};
  return Object.fromEntries(
    [...new Set([...Object.keys(own), ...forms.flatMap(namesOf)])].map((key): [string, Schema] => {
      const matching = forms.filter(({ expression }) => expression.test(key)).map(({ inner }) => inner);
      const property = Object.hasOwn(own, key) ? own[key] : undefined;
      return [key, together([...(property === undefined ? [] : [property]), ...matching])];
    }),
  );
}

/**
 * The schema of an index signature. In TypeScript every member that it covers must fit, including `undefined` for
 * optional ones.
 */
function signatureOf(
  form: KnownForm,
  forms: readonly KnownForm[],
  schema: RuleSchema,
  properties: Readonly<Record<string, Schema>>,
): Schema {
  const { template } = form.known;
  const outer = forms.filter(
    (other) =>
      other !== form && namesOf(other).length === 0 && coverage(template, other.known.template) === 'all',
  );
  const value = together([form.inner, ...outer.map(({ inner }) => inner)]);
  const required = new Set(schema.required);
  const optional = Object.keys(properties).filter((key) => matches(template, key) && !required.has(key));
  if (optional.length === 0) return value;
  const gaps = ['undefined', ...optional.filter((key) => INHERITED.has(key)).map(inheritedType)];
  return { anyOf: [value, ...gaps.map((tsType) => ({ tsType }) as SchemaObject)] };
}

/** The schema of all other properties, including those whose pattern has no template. */
function otherProperties(
  schema: RuleSchema,
  forms: readonly Form[],
  kept: readonly KnownForm[],
  coverageOf: CoverageAnalysis,
): Schema {
  const others = schema.additionalProperties ?? true;
  const everything = forms.filter(isForAll).map(({ inner }) => inner);
  if (everything.length > 0) return together(everything);
  const isAnything = others === true || (others !== false && Object.keys(others).length === 0);
  const isNamed = (form: Form): boolean =>
    isKnown(form) &&
    form.known.isExact &&
    (namesOf(form).length > 0 || kept.some((one) => one === form || isSame(one, form)));
  const unnamed = forms.filter((form) => !isNamed(form)).map(({ inner }) => inner);
  if (unnamed.length === 0) return others;
  // An explicit `{}`, because the schema describes names without an index signature.
  if (isAnything) return {};
  const choice = [others, ...unnamed].filter((one) => !isNever(one, coverageOf));
  return choice.length <= 1 ? (choice[0] ?? false) : { anyOf: choice };
}

function together(schemas: readonly Schema[]): Schema {
  const [only = true, ...more] = schemas.filter((one) => one !== true);
  return more.length === 0 ? only : { allOf: schemas };
}
