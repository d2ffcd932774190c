import type { KeywordCxt } from 'ajv';
import { _, type Code, type CodeGen, type Name, nil } from 'ajv/dist/compile/codegen/index.js';
import type { SchemaObjCxt } from 'ajv/dist/compile/index.js';
import N from 'ajv/dist/compile/names.js';
import type { Application } from '../../schema/keyword-row.js';
import { applicationOf } from '../../schema/keyword-sets.js';
import { callOf } from './ajv-branches.js';
import { choose, chooseAll, fail, missing } from './ajv-failures.js';
import { type Expectation, expectationOf, pathTo } from './expectation.js';
import type { Tag } from './tag.js';
import { isOneOf, literalsOf, tagBeside, unknownTag, valueAt } from './tag-code.js';

/**
 * How validators are written. Each takes a value, its JSON Pointer and a list, `vErrors`, to which it adds failures. It
 * returns whether the value is valid.
 */
export interface CodeStyle {
  /** True for code that continues after an error. */
  readonly allErrors: boolean;
  /** True where Ajv must track which properties and items have been evaluated. */
  readonly unevaluated: boolean;
}

/** A limit for errors: nobody reads more, and an array may claim to have billions of items. */
const MOST_ERRORS = 10_000;

/** True where the function returns at its first failure. */
export function stopsAtOnce(it: SchemaObjCxt, { allErrors }: CodeStyle): boolean {
  return !allErrors && !it.compositeRule;
}

/** Keywords whose schemas only say valid or invalid: their failures are not listed. */
const QUIET: ReadonlySet<Application | undefined> = new Set(['inside-condition', 'names']);

/** Makes a keyword add its failures to the list. */
export function writeErrors(cxt: KeywordCxt, style: CodeStyle): void {
  const { gen, keyword, errsCount } = cxt;
  cxt.error = () => reject(cxt, style);
  cxt.reset = () => errsCount && gen.assign(N.default.errors, errsCount);
  if (keyword === '$ref') callDirectly(cxt, style);
  // The clause `then` or `else` has already reported its failures.
  if (keyword === 'if') cxt.error = () => undefined;
  if (QUIET.has(applicationOf(keyword))) keepQuiet(cxt);
  if (keyword === 'items' && style.allErrors) stopSomewhere(cxt);
  if (style.unevaluated && (keyword === 'anyOf' || keyword === 'oneOf')) chooseBranch(cxt, style);
}

/** Writes the code for a failure: return, or count the failure and continue. */
export function reject(cxt: KeywordCxt, style: CodeStyle, action?: Code): void {
  const { gen, it } = cxt;
  if (it.createErrors === false) gen.code(_`${N.default.errors}++`);
  else if (stopsAtOnce(it, style)) gen.return(action ?? failCode(cxt));
  else gen.code(action ?? failCode(cxt)).code(_`${N.default.errors}++`);
}

/** The call that adds a failure to the list, by default that of the keyword. It returns false. */
export function failCode(cxt: KeywordCxt, failure?: Expectation): Code {
  const { path, keyword, expected, value } = failure ?? expectationOf(cxt);
  if (keyword === 'required') return _`${runtime(cxt.gen, missing)}(${N.default.vErrors}, ${path})`;
  const rest = value === undefined ? nil : _`, ${value}`;
  return _`${runtime(cxt.gen, fail)}(${N.default.vErrors}, ${path}, ${keyword}, ${expected}${rest})`;
}

/** The call that replaces the failures of branches with one. */
export function chooseCode(cxt: KeywordCxt, style: CodeStyle, start: Name, expected: string): Code {
  const chosen = runtime(cxt.gen, style.allErrors ? chooseAll : choose);
  const { vErrors } = N.default;
  return _`${chosen}(${vErrors}, ${pathTo(cxt)}, ${cxt.keyword}, ${expected}, ${cxt.data}, ${start})`;
}

/** The number of failures on the list when a choice begins. */
export function startOf({ gen }: KeywordCxt): Name {
  return gen.const('start', _`${N.default.vErrors}.length`);
}

/** The name of a runtime function. */
export function runtime(gen: CodeGen, ref: (...args: never[]) => unknown): Name {
  return gen.scopeValue('func', { ref });
}

/** Calls the function of a reference. Ajv would copy its failures, but here they are on the shared list already. */
function callDirectly(cxt: KeywordCxt, style: CodeStyle): void {
  const result = cxt.result.bind(cxt);
  cxt.result = (_call, merge) => {
    const merged = style.unevaluated ? merge : undefined;
    const action = stopsAtOnce(cxt.it, style) ? _`false` : nil;
    result(callOf(cxt, cxt.schema), merged, () => reject(cxt, style, action));
  };
}

/** Applies schemas without listing their failures. */
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
 * Ajv's own code for branches, for schemas that must know which branches passed. Where a tag tells the branches apart,
 * the failures of all others are removed.
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
  if (tag && value) removeOthers(cxt, tag, value);
  const chosen = (): void => reject(cxt, style, chooseCode(cxt, style, start, ''));
  const judged = (known: Tag, found: Name): void => {
    gen.if(_`${found} === undefined || ${isOneOf(found, literalsOf(known))}`, chosen, () => {
      gen.assign(_`${N.default.vErrors}.length` as Name, start);
      reject(cxt, style, failCode(cxt, unknownTag(cxt, known, found)));
    });
  };
  const choice = tag && value ? () => judged(tag, value) : chosen;
  cxt.error = () => {
    if (cxt.keyword === 'anyOf') choice();
    else gen.if(_`${cxt.params.passing} === null`, choice, () => reject(cxt, style));
  };
}

/** Removes the failures of each branch where the tag has a literal of other branches only. */
function removeOthers(cxt: KeywordCxt, tag: Tag, value: Name): void {
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
    if (next) removeOthers(cxt, next, gen.const('tag', valueAt(cxt, next.path, false)));
}
