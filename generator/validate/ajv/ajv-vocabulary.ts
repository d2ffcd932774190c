import type { CodeKeywordDefinition, KeywordCxt, Vocabulary } from 'ajv';
import { _, type Code } from 'ajv/dist/compile/codegen/index.js';
import type { JSONType } from 'ajv/dist/compile/rules.js';
import { checkDataType } from 'ajv/dist/compile/validate/dataType.js';
import applicator from 'ajv/dist/vocabularies/applicator/index.js';
import ref from 'ajv/dist/vocabularies/core/ref.js';
import next from 'ajv/dist/vocabularies/next.js';
import unevaluatedVocabulary from 'ajv/dist/vocabularies/unevaluated/index.js';
import validation from 'ajv/dist/vocabularies/validation/index.js';
import { choices } from './ajv-choices.js';
import { CONDITIONS } from './ajv-conditions.js';
import { type CodeStyle, stopsAtOnce, writeErrors } from './ajv-errors.js';
import { ownKeywords } from './ajv-keywords.js';
import { MOST_ITEMS } from './bounded-arrays.js';
import { and } from './flat-conditions.js';

/** The order of errors: first the type of a value, then its own constraints, then what is inside. */
const ORDER: readonly unknown[] = ['needed', 'is', 'never', 'number', 'string', undefined, 'array', 'object'];

/**
 * Ajv's keywords with Ajv's code, but with our errors. A few have code of ours, because Ajv's would include whole
 * schemas or compare all items of an array with each other.
 */
export function vocabulary(style: CodeStyle): Vocabulary {
  const own = [...ownKeywords(style), ...(style.unevaluated ? [] : [...choices(style), ...CONDITIONS])];
  const stock = [
    ref.default,
    ...validation.default,
    ...applicator.default(true),
    ...next.default,
    ...(style.unevaluated ? unevaluatedVocabulary.default : []),
  ].filter(isCode);
  const ownFor = ({ keyword }: CodeKeywordDefinition): readonly CodeKeywordDefinition[] =>
    own.filter((one) => [keyword].flat().some((name) => name === one.keyword));
  const replaced = new Set(stock.flatMap(ownFor));
  const inPlace = stock.flatMap((one) => (ownFor(one).length > 0 ? ownFor(one) : [one]));
  return [...inPlace, ...own.filter((one) => !replaced.has(one))]
    .sort((one, other) => rank(one) - rank(other))
    .map((definition) => adapted(definition, style));
}

function isCode(definition: Vocabulary[number]): definition is CodeKeywordDefinition {
  return typeof definition === 'object' && 'code' in definition;
}

function rank(definition: CodeKeywordDefinition): number {
  const byName = ORDER.indexOf(definition.keyword);
  return byName === -1 ? ORDER.indexOf(typeOf(definition)) : byName;
}

function typeOf({ type }: CodeKeywordDefinition): JSONType | undefined {
  return [type].flat()[0];
}

/** A keyword without Ajv's errors. Its type is not passed to Ajv, which would report a wrong type itself. */
function adapted(definition: CodeKeywordDefinition, style: CodeStyle): CodeKeywordDefinition {
  const { error: _error, ...rest } = definition;
  const type = typeOf(definition);
  return {
    ...rest,
    type: [],
    code: (cxt) => {
      const { gen, data } = cxt;
      writeErrors(cxt, style);
      if (type === undefined || isCertain(cxt, type, style)) definition.code(cxt);
      else
        gen.if(and(checkDataType(type, data, true), ...bounds(cxt)), () =>
          gen.block(() => definition.code(cxt)),
        );
    },
  };
}

/** Skips loops over an array that is too long, because that failure has been reported. */
function bounds({ keyword, parentSchema, data }: KeywordCxt): readonly Code[] {
  const isLoop = keyword === 'items' || keyword === 'contains';
  return isLoop && parentSchema.maxItems !== undefined ? [_`${data}.length <= ${MOST_ITEMS}`] : [];
}

/** True where a value of another type has been rejected before. */
function isCertain({ it }: KeywordCxt, type: JSONType, style: CodeStyle): boolean {
  const types: unknown = it.schema.is;
  if (!Array.isArray(types) || !(stopsAtOnce(it, style) || !it.allErrors)) return false;
  return types.every((one) => one === type || (one === 'integer' && type === 'number'));
}
