import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _, type Code, type Name, nil, not } from 'ajv/dist/compile/codegen/index.js';
import N from 'ajv/dist/compile/names.js';
import { alwaysValidSchema } from 'ajv/dist/compile/util.js';
import { type Branch, branchCode, callOf, wrongType } from './ajv-branches.js';
import { type CodeStyle, chooseCode, failCode, reject, startOf, stopsAtOnce } from './ajv-errors.js';
import { typeNames } from './expectation.js';
import { or, sum } from './flat-conditions.js';
import type { Tag } from './tag.js';
import { isOneOf, literalsOf, missingTag, tagBeside, unknownTag, valueAt } from './tag-code.js';

/** Writes the code that checks some branches of a choice; no other branch can match. */
type WriteCheck = (cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]) => void;

/** `anyOf` and `oneOf` of plain types and references: every other branch is a function of its own. */
export function choices(style: CodeStyle): readonly CodeKeywordDefinition[] {
  return [
    { keyword: 'anyOf', schemaType: 'array', code: (cxt) => choose(cxt, style, anyOf) },
    { keyword: 'oneOf', schemaType: 'array', code: (cxt) => choose(cxt, style, oneOf) },
  ];
}

/** An object with a tag is checked by the branches that allow the tag's literal, because it cannot match another. */
function choose(cxt: KeywordCxt, style: CodeStyle, check: WriteCheck): void {
  const { gen, data, schema } = cxt;
  const tag = tagBeside(cxt);
  if (!tag) {
    check(cxt, style, schema);
    return;
  }
  gen.if(wrongType(['object'], data));
  check(cxt, style, schema);
  gen.else();
  byTag(cxt, style, { tag, branches: schema, check });
  gen.endIf();
}

function byTag(
  cxt: KeywordCxt,
  style: CodeStyle,
  { tag, branches, check }: { tag: Tag; branches: readonly Branch[]; check: WriteCheck },
): void {
  const { gen } = cxt;
  const value = gen.const('tag', valueAt(cxt, tag.path, true));
  const rest = tag.rest && [cxt.schema[tag.rest.branch] as Branch];
  gen.if(_`${value} === undefined`, () => {
    if (tag.required) reject(cxt, style, failCode(cxt, missingTag(cxt, tag)));
    else check(cxt, style, rest && tag.rest?.withoutTag ? rest : branches);
  });
  for (const { literals, branches: held, tag: inner } of tag.groups) {
    const meant = held.map((at): Branch => cxt.schema[at]);
    gen.if(isOneOf(value, literals), () => {
      if (inner) byTag(cxt, style, { tag: inner, branches: meant, check });
      else check(cxt, style, meant);
    });
  }
  const known = isOneOf(value, literalsOf(tag));
  gen.if(not(or(_`${value} === undefined`, known)), () => {
    if (rest) check(cxt, style, rest);
    else reject(cxt, style, failCode(cxt, unknownTag(cxt, tag, value)));
  });
}

function anyOf(cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]): void {
  const { gen, it } = cxt;
  if (branches.some((branch) => alwaysValidSchema(it, branch))) return;
  if (isAlone(cxt, style, branches)) return;
  const start = startOf(cxt);
  const calls = branches.filter(({ $ref }) => $ref !== undefined);
  gen.if(not(or(...branchCodes(cxt, branches))));
  reject(cxt, style, chooseCode(cxt, style, start, plainTypes(branches)));
  if (calls.length > 1) {
    gen.else();
    removeFailures(cxt, start);
  }
  gen.endIf();
}

function oneOf(cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]): void {
  const { gen } = cxt;
  if (isAlone(cxt, style, branches)) return;
  const start = startOf(cxt);
  const passed = branchCodes(cxt, branches).map((branch) => _`(${branch} ? 1 : 0)`);
  const count = gen.const('passed', sum(...passed));
  gen.if(
    _`${count} === 0`,
    () => reject(cxt, style, chooseCode(cxt, style, start, plainTypes(branches))),
    () => {
      removeFailures(cxt, start);
      gen.if(_`${count} > 1`, () => reject(cxt, style));
    },
  );
}

/** Writes the check of the one branch that a tag leaves; its failures all count. Gives false for more branches. */
function isAlone(cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]): boolean {
  const [only, ...others] = branches;
  if (only?.$ref === undefined || others.length > 0 || branches === cxt.schema) return false;
  const verdict = stopsAtOnce(cxt.it, style) ? _`false` : nil;
  cxt.gen.if(not(callOf(cxt, only.$ref)), () => reject(cxt, style, verdict));
  return true;
}

/** Removes the failures of branches from the list, because another branch passed. */
function removeFailures({ gen, it }: KeywordCxt, start: Name): void {
  if (it.createErrors !== false) gen.code(_`${N.default.vErrors}.length = ${start}`);
}

/** Each branch as a condition. */
function branchCodes(cxt: KeywordCxt, branches: readonly Branch[]): readonly Code[] {
  return branches.map((branch) => branchCode(branch, cxt.data, (ref) => callOf(cxt, ref)));
}

function plainTypes(branches: readonly Branch[]): string {
  return branches.flatMap(({ is }) => (is ? [typeNames(is)] : [])).join(' or ');
}
