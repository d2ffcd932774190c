import type { Catalog } from '../catalog/catalog.js';
import { type Code, code } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import { exportedCode, type Statement } from '../module/statement.js';
import { formatCheck } from '../patterns/formats.js';
import { objectKey, quote } from '../text/safe-text.js';
import { catalogData } from '../validate/catalog-data.js';
import { type Shared, shared } from './validation-support.js';

const explanation = fromModule('explanations');

/** What explanations from data use from the shared module. */
export function sharedByData(catalog: Catalog): Shared {
  const { makers } = catalogData(catalog);
  const formats = formatTests(catalog).map(([, name]) => name);
  const own = ['choose', 'explainerOf', ...makers.values(), ...formats, ...extras(catalog).values()];
  return { runtime: own };
}

/** The formats of a catalog that are checked, and the functions of the runtime that check them. */
function formatTests(catalog: Catalog): readonly (readonly [format: string, name: string])[] {
  return catalogData(catalog).formats.flatMap((format) => {
    const check = formatCheck(format);
    return check === undefined ? [] : [[format, check.name] as const];
  });
}

/** Functions of the runtime that only some catalogs need, by option of `explainerOf`. */
function extras(catalog: Catalog): ReadonlyMap<string, string> {
  const { hasNever, hasTags } = catalogData(catalog);
  return new Map([
    ...(hasNever ? [['never', 'checkNever'] as const] : []),
    ...(hasTags ? [['byTag', 'checkByTag'] as const] : []),
  ]);
}

/**
 * The statements of the module that explains what is wrong with a payload: the functions for the keywords of the catalog,
 * which work on the JSON Schemas. `explain` gives the check of a schema.
 */
export function explanationsFromData(catalog: Catalog): readonly Statement[] {
  const checks = [...catalogData(catalog).makers].map(
    ([keyword, name]) => code`  [${quote(keyword)}, ${shared(name)}],\n`,
  );
  const tests = formatTests(catalog).map(
    ([format, name]) => code`  ${objectKey(format)}: ${shared(name)},\n`,
  );
  const more = [...extras(catalog)].map(([option, name]) => code`  ${option}: ${shared(name)},\n`);
  const options = [code`  stops: true,\n  choose: ${shared('choose')},\n  formats,\n`, ...more];
  return exportedCode(
    code`const keywords = [\n${checks}];`,
    code`const formats = {\n${tests}};`,
    code`const options = {\n${options}};`,
    code`const explain = /* @__PURE__ */ ${shared('explainerOf')}(keywords, options);`,
  );
}

/** The statement that declares `explainAll`, which gives the check of a schema that reports every error. */
export function explainAllFromData(): Code {
  return code`const explainAll = /* @__PURE__ */ ${shared('explainerOf')}(${explanation('keywords')}, {
  ...${explanation('options')},
  stops: false,
  choose: ${shared('chooseAll')},
});`;
}
