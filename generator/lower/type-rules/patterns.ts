import type { Schema, SchemaObject } from '../../catalog/schema.js';
import { type KindAnalysis, possibleKinds } from '../kinds.js';
import { ANYTHING, isWithin, matches, type TemplatePart, templateOf } from '../template.js';
import { forKind, INHERITED, inheritedType } from './parts.js';
import type { RuleSchema, TypeRule } from './rule.js';

/** `patternProperties`: afterwards only patterns are left that a template literal type says exactly. */
export const PATTERN_RULE: TypeRule = {
  name: 'properties by pattern have an index signature of their own where a template says the pattern',
  apply: forKind('object', (schema, { kindsOf }) => {
    const { patternProperties = {}, ...rest } = schema;
    const forms = Object.entries(patternProperties).map(
      ([pattern, inner]): Form => ({
        pattern,
        inner,
        parts: templateOf(pattern),
      }),
    );
    if (forms.length === 0) return rest;
    const templates = forms.filter(isTemplate);
    const properties = withFixedNames(schema, forms);
    const kept = templates.map((form): [string, Schema] => [
      form.pattern,
      signatureOf(form, forms.filter(isKnown), rest, properties),
    ]);
    return {
      ...rest,
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(kept.length > 0 && { patternProperties: Object.fromEntries(kept) }),
      additionalProperties: otherProperties(schema, forms, kindsOf),
    };
  }),
};

/** A pattern, its schema, and the form of the names that match it. */
interface Form {
  readonly pattern: string;
  readonly inner: Schema;
  readonly parts: readonly TemplatePart[] | undefined;
}

type KnownForm = Form & { readonly parts: readonly TemplatePart[] };

function isKnown(form: Form): form is KnownForm {
  return form.parts !== undefined;
}

function isTemplate(form: Form): form is KnownForm {
  return isKnown(form) && form.parts.length > 1;
}

function isFixed(form: Form): form is KnownForm {
  return form.parts?.length === 1 && form.parts[0] !== ANYTHING;
}

function isEverything(form: Form): boolean {
  return form.parts?.length === 1 && form.parts[0] === ANYTHING;
}

/** The properties, each with what the patterns ask of it, and those whose whole name a pattern gives. */
function withFixedNames(schema: RuleSchema, forms: readonly Form[]): Readonly<Record<string, Schema>> {
  const own = schema.properties ?? {};
  const names = forms.filter(isFixed).map(({ parts }) => parts.join(''));
  return Object.fromEntries(
    [...new Set([...Object.keys(own), ...names])].map((key): [string, Schema] => {
      const asked = forms
        .filter(({ pattern }) => new RegExp(pattern, 'u').test(key))
        .map(({ inner }) => inner);
      const property = Object.hasOwn(own, key) ? own[key] : undefined;
      return [key, together([...(property === undefined ? [] : [property]), ...asked])];
    }),
  );
}

/** What an index signature holds: TypeScript wants every member that it covers to fit, optional ones with their gap. */
function signatureOf(
  form: KnownForm,
  forms: readonly KnownForm[],
  schema: RuleSchema,
  properties: Readonly<Record<string, Schema>>,
): Schema {
  const outer = forms.filter((other) => other !== form && isWithin(form.parts, other.parts));
  const value = together([form.inner, ...outer.map(({ inner }) => inner)]);
  const required = new Set(schema.required);
  const optional = Object.keys(properties).filter((key) => matches(form.parts, key) && !required.has(key));
  if (optional.length === 0) return value;
  const gaps = ['undefined', ...optional.filter((key) => INHERITED.has(key)).map(inheritedType)];
  return { anyOf: [value, ...gaps.map((tsType) => ({ tsType }) as SchemaObject)] };
}

/** What properties may be that have no other place: those without a form are among them. */
function otherProperties(schema: RuleSchema, forms: readonly Form[], kindsOf: KindAnalysis): Schema {
  const others = schema.additionalProperties ?? true;
  const everything = forms.filter(isEverything).map(({ inner }) => inner);
  if (everything.length > 0) return together(everything);
  const isAnything = others === true || (others !== false && Object.keys(others).length === 0);
  const formless = forms.filter(({ parts }) => parts === undefined).map(({ inner }) => inner);
  if (isAnything || formless.length === 0) return others;
  const choice = [...(possibleKinds(kindsOf(others)).length === 0 ? [] : [others]), ...formless];
  return choice.length === 1 ? (choice[0] ?? true) : { anyOf: choice };
}

function together(schemas: readonly Schema[]): Schema {
  const [only = true, ...more] = schemas.filter((one) => one !== true);
  return more.length === 0 ? only : { allOf: schemas };
}
