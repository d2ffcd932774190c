import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _, and, type Code, type Name, nil, not, or } from 'ajv/dist/compile/codegen/index.js';
import N from 'ajv/dist/compile/names.js';
import { alwaysValidSchema } from 'ajv/dist/compile/util.js';
import type { TypeName } from '../../schema/instance-types.js';
import { type CodeStyle, callOf, chooseCode, failCode, refuse, startOf, stopsAtOnce } from './ajv-errors.js';
import { wrongType } from './ajv-keywords.js';
import { typeNames } from './expectation.js';
import type { Tag } from './tag.js';
import { isOneOf, literalsOf, missingTag, tagBeside, unknownTag, valueAt } from './tag-code.js';

/** A branch as `ajvSchema` leaves it. */
interface Branch {
  readonly is?: readonly TypeName[];
  readonly $ref?: string;
}

/** Judges some of a choice's branches, of which no other can pass. */
type Judge = (cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]) => void;

/** `anyOf` and `oneOf` of plain types and references: what a branch has to say is said in a function of its own. */
export function choices(style: CodeStyle): readonly CodeKeywordDefinition[] {
  return [
    { keyword: 'anyOf', schemaType: 'array', code: (cxt) => choose(cxt, style, anyOf) },
    { keyword: 'oneOf', schemaType: 'array', code: (cxt) => choose(cxt, style, oneOf) },
  ];
}

/** An object that has a tag is judged by the branches that know the tag's literal: by no other can it pass. */
function choose(cxt: KeywordCxt, style: CodeStyle, judge: Judge): void {
  const { gen, data, schema } = cxt;
  const tag = tagBeside(cxt);
  if (!tag) {
    judge(cxt, style, schema);
    return;
  }
  gen.if(wrongType(['object'], data));
  judge(cxt, style, schema);
  gen.else();
  byTag(cxt, style, { tag, branches: schema, judge });
  gen.endIf();
}

function byTag(
  cxt: KeywordCxt,
  style: CodeStyle,
  { tag, branches, judge }: { tag: Tag; branches: readonly Branch[]; judge: Judge },
): void {
  const { gen } = cxt;
  const value = gen.const('tag', valueAt(cxt, tag.path, true));
  gen.if(_`${value} === undefined`, () => {
    if (tag.required) refuse(cxt, style, failCode(cxt, missingTag(cxt, tag)));
    else judge(cxt, style, branches);
  });
  for (const { literals, branches: held, tag: inner } of tag.groups) {
    const meant = held.map((at): Branch => cxt.schema[at]);
    gen.if(isOneOf(value, literals), () => {
      if (inner) byTag(cxt, style, { tag: inner, branches: meant, judge });
      else judge(cxt, style, meant);
    });
  }
  const known = isOneOf(value, literalsOf(tag));
  gen.if(not(or(_`${value} === undefined`, known)), () =>
    refuse(cxt, style, failCode(cxt, unknownTag(cxt, tag, value))),
  );
}

function anyOf(cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]): void {
  const { gen, it } = cxt;
  if (branches.some((branch) => alwaysValidSchema(it, branch))) return;
  if (isAlone(cxt, style, branches)) return;
  const start = startOf(cxt);
  const calls = branches.filter(({ $ref }) => $ref !== undefined);
  gen.if(not(or(...branchCodes(cxt, branches))));
  refuse(cxt, style, chooseCode(cxt, style, start, plainTypes(branches)));
  if (calls.length > 1) {
    gen.else();
    forget(cxt, start);
  }
  gen.endIf();
}

function oneOf(cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]): void {
  const { gen } = cxt;
  if (isAlone(cxt, style, branches)) return;
  const start = startOf(cxt);
  const passed = branchCodes(cxt, branches).map((branch) => _`(${branch} ? 1 : 0)`);
  const count = gen.const(
    'passed',
    passed.reduce((sum, one) => _`${sum} + ${one}`),
  );
  gen.if(_`${count} === 0`, () => refuse(cxt, style, chooseCode(cxt, style, start, plainTypes(branches))));
  gen.if(_`${count} !== 0`, () => forget(cxt, start));
  gen.if(_`${count} > 1`, () => refuse(cxt, style));
}

/** Of the one branch that a tag leaves, all failures are meant. */
function isAlone(cxt: KeywordCxt, style: CodeStyle, branches: readonly Branch[]): boolean {
  const [only, ...others] = branches;
  if (only?.$ref === undefined || others.length > 0 || branches === cxt.schema) return false;
  const verdict = stopsAtOnce(cxt.it, style) ? _`false` : nil;
  cxt.gen.if(not(callOf(cxt, only.$ref)), () => refuse(cxt, style, verdict));
  return true;
}

/** The failures of branches that need not have passed. */
function forget({ gen, it }: KeywordCxt, start: Name): void {
  if (it.createErrors !== false) gen.code(_`${N.default.vErrors}.length = ${start}`);
}

/** The condition that each branch is. */
function branchCodes(cxt: KeywordCxt, branches: readonly Branch[]): readonly Code[] {
  return branches.map(({ is, $ref }) => {
    const isOfType = is && not(wrongType(is, cxt.data));
    if ($ref === undefined) return isOfType ?? _`true`;
    return isOfType ? and(isOfType, callOf(cxt, $ref)) : callOf(cxt, $ref);
  });
}

function plainTypes(branches: readonly Branch[]): string {
  return branches.flatMap(({ is }) => (is ? [typeNames(is)] : [])).join(' or ');
}
