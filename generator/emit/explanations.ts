import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode } from '../module/statement.js';
import { formatCheck } from '../patterns/formats.js';
import { objectKey, quote } from '../text/safe-text.js';
import { catalogData } from '../validate/catalog-data.js';
import { jsonSchema, sharedByJsonSchemas } from './json-schema-code.js';
import { type Shared, shared } from './validation-support.js';

const PATH = 'explanations';

/**
 * References to the names of the module that explains rejections: `explain` gives the check of an event's JSON Schema,
 * and `eventSchemas` has these by event type.
 */
export const explanation = fromModule(PATH);

/** What the explanations use from the shared module. */
export function sharedByExplanations(catalog: Catalog): Shared {
  const { makers } = catalogData(catalog);
  const formats = formatTests(catalog).map(([, name]) => name);
  const own = ['choose', 'explainerOf', ...makers.values(), ...formats, ...extras(catalog).values()];
  return { runtime: [...own, ...sharedByJsonSchemas(catalog).runtime] };
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
    ...(hasNever ? [['never', 'explainNever'] as const] : []),
    ...(hasTags ? [['byTag', 'explainByTag'] as const] : []),
  ]);
}

/**
 * The module that explains what is wrong with a payload: the functions for the keywords of the catalog, which work on
 * the JSON Schemas. The module is not an entry point of the package.
 * @param users the emitters of the configuration, some of which import from this module
 */
export function explanationModule(catalog: Catalog, users: ReadonlySet<string>): OutputModule {
  const checks = [...catalogData(catalog).makers].map(
    ([keyword, name]) => code`  [${quote(keyword)}, ${shared(name)}],\n`,
  );
  const tests = formatTests(catalog).map(
    ([format, name]) => code`  ${objectKey(format)}: ${shared(name)},\n`,
  );
  const more = [...extras(catalog)].map(([option, name]) => code`  ${option}: ${shared(name)},\n`);
  const options = [code`  stops: true,\n  choose: ${shared('choose')},\n  formats,\n`, ...more];
  return {
    path: PATH,
    statements: exportedCode(
      code`const keywords = [\n${checks}];`,
      code`const formats = {\n${tests}};`,
      code`const options = {\n${options}};`,
      code`const explain = /* @__PURE__ */ ${shared('explainerOf')}(keywords, options);`,
      ...(users.has('validators') ? [schemaTable(catalog)] : []),
    ),
  };
}

/** The table `eventSchemas`, which has the JSON Schema for each event type. */
function schemaTable({ events }: Catalog): Code {
  const entries = events.map((event) => code`  [${quote(event.type)}, ${jsonSchema(event.names.type)}],\n`);
  return code`const eventSchemas = /* @__PURE__ */ new Map([\n${entries}]);`;
}

/** The expression of the check of an event that stops at the first error. */
export function eventCheck({ names }: Pick<EventDefinition, 'names'>): Code {
  return code`${explanation('explain')}(${jsonSchema(names.type)})`;
}
