import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { type Code, code } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import { exportedCode, type Statement } from '../../module/statement.js';
import { formatCheck } from '../../patterns/formats.js';
import { objectKey } from '../../text/safe-text.js';
import { catalogData } from '../../validate/catalog-data.js';
import { DEFINITIONS, type PartLinks, sharedByJsonSchemas } from './part-links.js';
import { shared } from './validation-support.js';

/** References to what explains what is wrong with a payload. It is in the module that every event needs anyway. */
export const explanation = fromModule(DEFINITIONS);

/** What the explanations use from the shared module. */
export function sharedByExplanations(catalog: Catalog): readonly string[] {
  const { makers, hasNever } = catalogData(catalog);
  const formats = formatTests(catalog).map(([, name]) => name);
  const own = ['choose', 'explainerOf', ...makers.values(), ...formats];
  const never = hasNever ? ['checkNever', 'rulesOfAny'] : [];
  return [...own, ...never, ...sharedByJsonSchemas(catalog)];
}

/** The formats of a catalog that are checked, and the functions of the runtime that check them. */
function formatTests(catalog: Catalog): readonly (readonly [format: string, name: string])[] {
  return catalogData(catalog).formats.flatMap((format) => {
    const check = formatCheck(format);
    return check === undefined ? [] : [[format, check.name] as const];
  });
}

/**
 * The statements that explain what is wrong with a payload: the functions for the keywords of the catalog, which work on the
 * JSON Schemas, and `explain`, which gives the check of a schema that stops at the first error.
 */
export function explainer(catalog: Catalog): readonly Statement[] {
  const checks = [...catalogData(catalog).makers].map(
    ([keyword, name]) => code`  ${objectKey(keyword)}: ${shared(name)},\n`,
  );
  const tests = formatTests(catalog).map(
    ([format, name]) => code`  ${objectKey(format)}: ${shared(name)},\n`,
  );
  const formats = tests.length === 0 ? '{}' : code`{\n${tests}}`;
  const { hasNever } = catalogData(catalog);
  if (hasNever) checks.push(code`  never: ${shared('checkNever')},\n`);
  const rules = hasNever ? code`  rulesOf: ${shared('rulesOfAny')},\n` : '';
  return exportedCode(
    code`const keywords = {\n${checks}};`,
    code`const options = {\n  stops: true,\n  choose: ${shared('choose')},\n  formats: ${formats},\n${rules}};`,
    code`const explain = /* @__PURE__ */ ${shared('explainerOf')}(keywords, options);`,
  );
}

/** The expression of the check of an event that stops at the first error. */
export function firstErrorCheck({ names }: EventDefinition, { schema }: PartLinks): Code {
  return code`${explanation('explain')}(${schema(names.type)})`;
}

/** The statement that declares `explainAll`, which gives the check of a schema that reports every error. */
export function explainAll(): Code {
  return code`const explainAll = /* @__PURE__ */ ${shared('explainerOf')}(${explanation('keywords')}, {
  ...${explanation('options')},
  stops: false,
  choose: ${shared('chooseAll')},
});`;
}
