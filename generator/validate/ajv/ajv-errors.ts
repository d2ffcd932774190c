import type { KeywordCxt } from 'ajv';
import { _, type Code, type CodeGen, type Name, nil } from 'ajv/dist/compile/codegen/index.js';
import { resolveRef, SchemaEnv, type SchemaObjCxt } from 'ajv/dist/compile/index.js';
import N from 'ajv/dist/compile/names.js';
import { getValidate } from 'ajv/dist/vocabularies/core/ref.js';
import { choose, chooseAll, fail, missing } from '../../runtime/errors.js';
import type { Application } from '../../schema/keyword-row.js';
import { applicationOf } from '../../schema/keyword-sets.js';
import { type Expectation, expectationOf, pathTo } from './expectation.js';
import type { Tag } from './tag.js';
import { isOneOf, literalsOf, tagBeside, unknownTag, valueAt } from './tag-code.js';

/**
 * How validators are written. Each takes a value, its JSON Pointer and a list, `vErrors`, onto which it puts what is
 * wrong, and gives a verdict.
 */
export interface CodeStyle {
  /** True for code that goes on after an error. */
  readonly allErrors: boolean;
  /** True where it must be known which properties and items have been looked at. */
  readonly unevaluated: boolean;
  /** The name of the constant for the pattern of the schema that is being compiled. */
  readonly patternName: (it: SchemaObjCxt, literal: string) => string;
}

/** More errors help nobody, and an array may claim to have billions of items. */
const MOST_ERRORS = 10_000;

/** True where the first failure is the verdict of the whole function. */
export function stopsAtOnce(it: SchemaObjCxt, { allErrors }: CodeStyle): boolean {
  return !allErrors && !it.compositeRule;
}

/** Where of schemas that are applied only the verdict counts. */
const QUIET: ReadonlySet<Application | undefined> = new Set(['inside-condition', 'names']);

/** Makes a keyword put its failures on the list. */
export function writeErrors(cxt: KeywordCxt, style: CodeStyle): void {
  const { gen, keyword, errsCount } = cxt;
  cxt.error = () => refuse(cxt, style);
  cxt.reset = () => errsCount && gen.assign(N.default.errors, errsCount);
  if (keyword === '$ref') callDirectly(cxt, style);
  // What is wrong with the clause has been said already.
  if (keyword === 'if') cxt.error = () => undefined;
  if (QUIET.has(applicationOf(keyword))) keepQuiet(cxt);
  if (keyword === 'items' && style.allErrors) stopSomewhere(cxt);
  if (style.unevaluated && (keyword === 'anyOf' || keyword === 'oneOf')) chooseBranch(cxt, style);
}

/** Gives a verdict, or goes on in the knowledge that there is something wrong. */
export function refuse(cxt: KeywordCxt, style: CodeStyle, verdict?: Code): void {
  const { gen, it } = cxt;
  if (it.createErrors === false) gen.code(_`${N.default.errors}++`);
  else if (stopsAtOnce(it, style)) gen.return(verdict ?? failCode(cxt));
  else gen.code(verdict ?? failCode(cxt)).code(_`${N.default.errors}++`);
}

/** The call that puts a failure on the list, by default that of the keyword; it gives false. */
export function failCode(cxt: KeywordCxt, failure?: Expectation): Code {
  const { path, keyword, expected, value } = failure ?? expectationOf(cxt);
  if (keyword === 'required') return _`${runtime(cxt.gen, missing)}(${N.default.vErrors}, ${path})`;
  const rest = value === undefined ? nil : _`, ${value}`;
  return _`${runtime(cxt.gen, fail)}(${N.default.vErrors}, ${path}, ${keyword}, ${expected}${rest})`;
}

/** The call that makes one failure of those that branches have put on the list. */
export function chooseCode(cxt: KeywordCxt, style: CodeStyle, start: Name, expected: string): Code {
  const chosen = runtime(cxt.gen, style.allErrors ? chooseAll : choose);
  const { vErrors } = N.default;
  return _`${chosen}(${vErrors}, ${pathTo(cxt)}, ${cxt.keyword}, ${expected}, ${cxt.data}, ${start})`;
}

/** How many failures are on the list when a choice begins. */
export function startOf({ gen }: KeywordCxt): Name {
  return gen.const('start', _`${N.default.vErrors}.length`);
}

/** The call of the function for a reference. */
export function callOf(cxt: KeywordCxt, $ref: string): Code {
  const { it, data } = cxt;
  const target = resolveRef.call(it.self, it.schemaEnv.root, it.baseId, $ref);
  if (!(target instanceof SchemaEnv)) throw new Error(`Ajv has no function for ${$ref}`);
  const check = getValidate(cxt, target);
  const isQuiet = it.createErrors === false;
  return isQuiet ? _`${check}(${data}, "", [])` : _`${check}(${data}, ${pathTo(cxt)}, ${N.default.vErrors})`;
}

/** The name of a function of the runtime. */
export function runtime(gen: CodeGen, ref: (...args: never[]) => unknown): Name {
  return gen.scopeValue('func', { ref });
}

/** Ajv copies the failures of the function that it calls; here they are on the one list already. */
function callDirectly(cxt: KeywordCxt, style: CodeStyle): void {
  const result = cxt.result.bind(cxt);
  cxt.result = (_call, merge) => {
    const merged = style.unevaluated ? merge : undefined;
    const verdict = stopsAtOnce(cxt.it, style) ? _`false` : nil;
    result(callOf(cxt, cxt.schema), merged, () => refuse(cxt, style, verdict));
  };
}

/** A schema of which only the verdict counts. */
function keepQuiet(cxt: KeywordCxt): void {
  const subschema = cxt.subschema.bind(cxt);
  cxt.subschema = (what, valid) => subschema({ ...what, createErrors: false, allErrors: false }, valid);
}

function stopSomewhere(cxt: KeywordCxt): void {
  const subschema = cxt.subschema.bind(cxt);
  cxt.subschema = (what, valid) => {
    const inner = subschema(what, valid);
    cxt.gen.if(_`${N.default.vErrors}.length >= ${MOST_ERRORS}`, () => cxt.gen.break());
    return inner;
  };
}

/**
 * Ajv's own way through branches, for schemas that must know which of them have passed. Where a tag says which can be
 * meant, the failures of the others are forgotten.
 */
function chooseBranch(cxt: KeywordCxt, style: CodeStyle): void {
  const { gen, it } = cxt;
  const { reset } = cxt;
  const start = startOf(cxt);
  cxt.reset = () => {
    reset();
    if (it.createErrors !== false) gen.assign(_`${N.default.vErrors}.length` as Name, start);
  };
  const tag = it.createErrors === false ? undefined : tagBeside(cxt);
  const value = tag && gen.const('tag', valueAt(cxt, tag.path, false));
  if (tag && value) forgetOthers(cxt, tag, value);
  const chosen = (): void => refuse(cxt, style, chooseCode(cxt, style, start, ''));
  const judged = (known: Tag, found: Name): void => {
    gen.if(_`${found} === undefined || ${isOneOf(found, literalsOf(known))}`, chosen, () => {
      gen.assign(_`${N.default.vErrors}.length` as Name, start);
      refuse(cxt, style, failCode(cxt, unknownTag(cxt, known, found)));
    });
  };
  const choice = tag && value ? () => judged(tag, value) : chosen;
  cxt.error = () => {
    if (cxt.keyword === 'anyOf') choice();
    else gen.if(_`${cxt.params.passing} === null`, choice, () => refuse(cxt, style));
  };
}

/** Takes the failures of each branch off the list where the tag has a literal of other branches. */
function forgetOthers(cxt: KeywordCxt, tag: Tag, value: Name): void {
  const { gen } = cxt;
  const subschema = cxt.subschema.bind(cxt);
  cxt.subschema = (what, valid) => {
    const own = tag.groups.filter(({ branches }) => branches.some((at) => at === what.schemaProp));
    if (own.length === 0) return subschema(what, valid);
    const start = startOf(cxt);
    const inner = subschema(what, valid);
    const isMeant = isOneOf(value, literalsOf({ ...tag, groups: own }));
    gen.if(_`(${isOneOf(value, literalsOf(tag))}) && !(${isMeant})`, () =>
      gen.assign(_`${N.default.vErrors}.length` as Name, start),
    );
    return inner;
  };
  for (const { tag: next } of tag.groups)
    if (next) forgetOthers(cxt, next, gen.const('tag', valueAt(cxt, next.path, false)));
}
