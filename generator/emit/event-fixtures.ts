import type { EventDefinition } from '../catalog/catalog.js';
import type { JsonObject, JsonValue } from '../json/json.js';
import { type Code, code, joinCode, type Printable } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { type Constant, constant } from '../module/statement.js';
import type { EventFixtures, InvalidVariant, Mutation } from '../samples/fixture.js';
import { layOutCode } from '../text/lay-out.js';
import { commentInline, propertyKey, quote } from '../text/safe-text.js';
import { typeOf } from './event-type.js';
import type { FixtureParts } from './fixture-parts.js';
import { support } from './fixture-support.js';
import { valueTable, violationTable } from './variant-tables.js';

const fixtures = fromModule('fixtures');

/** What the module of an event's fixtures holds. */
export interface EventPayloads {
  readonly event: EventDefinition;
  readonly fixtures: EventFixtures;
  /** The headers of a request, where headers name the event. */
  readonly headers: JsonObject | undefined;
  /** The objects that the payloads of several events share. */
  readonly parts: FixtureParts;
}

/** One event's fixtures as a typed module, which loads those of no other event. */
export function eventFixtureModule({ event, fixtures: made, headers, parts }: EventPayloads): OutputModule {
  const { minimal, full, variants, invalid } = made;
  const { type, names, path, examples } = event;
  const payloads = examples.map(({ value }) => value);
  return {
    path: `fixtures/${path}`,
    entry: './fixtures/*',
    statements: [
      ...(headers === undefined ? [] : [headersConstant(type, headers)]),
      constant({
        name: 'examples',
        docs: [`The examples in the schema of \`${commentInline(type)}\`.`],
        type: tupleOf(examples.length, names.type, typeOf(event)),
        annotation: tupleOf(examples.length, inScript(names.type)),
        value: frozen(payloads, parts),
      }),
      ...(minimal === undefined
        ? []
        : [payload('minimal', 'Required properties only.')(event, minimal, parts)]),
      ...(full === undefined
        ? []
        : [payload('full', 'Every property, with values other than null.')(event, full, parts)]),
      ...(full === undefined ? [] : variantTables(event, variants, invalid)),
    ],
  };
}

function headersConstant(type: string, headers: JsonObject): Constant {
  const members = Object.entries(headers).map(
    ([name, value]) => `readonly ${propertyKey(name)}: ${quote(value)}`,
  );
  return constant({
    name: 'headers',
    docs: [`The headers of a request for \`${commentInline(type)}\`.`],
    type: `{ ${members.join('; ')} }`,
    value: frozen(headers),
  });
}

function payload(name: string, about: string) {
  return (event: EventDefinition, value: JsonValue, parts: FixtureParts): Constant => {
    const annotation = inScript(event.names.type);
    return constant({ name, docs: [about], type: typeOf(event), annotation, value: frozen(value, parts) });
  };
}

/** The expression of a frozen value, so that one test cannot change another test's fixture. */
function frozen(value: JsonValue, parts?: FixtureParts): Code {
  const printed = parts === undefined ? layOutCode(value, { used: 60 }) : parts.print(value, { used: 60 });
  return code`/* @__PURE__ */ ${support('deepFreeze')}(${printed})`;
}

/** The variants by place. Names and payloads are made from these tables at run time. */
function variantTables(
  event: EventDefinition,
  variants: readonly Mutation[],
  invalid: readonly InvalidVariant[],
): readonly Constant[] {
  return [
    constant({
      name: 'variants',
      docs: [
        'Copies of the full payload with one change: null where it is allowed, an enumerated value, or a branch of a choice.',
      ],
      type: code`readonly ${fixtures('ValidVariant')}<${typeOf(event)}>[]`,
      value: code`/* @__PURE__ */ ${support('validVariantsOf')}(full, ${valueTable(variants)})`,
    }),
    constant({
      name: 'invalid',
      docs: ['Copies of the full payload that each violate one constraint.'],
      type: code`readonly ${fixtures('InvalidVariant')}[]`,
      value: code`/* @__PURE__ */ ${support('invalidVariantsOf')}(full, ${violationTable(invalid)})`,
    }),
  ];
}

/** A type as JSDoc in JavaScript names it. Only a package has JSDoc types, so the path is that of a package. */
function inScript(type: string): string {
  return `import("../types.js").${type}`;
}

/** A tuple type. The exact length is part of it, so that the type of the first example does not include undefined. */
function tupleOf(length: number, name: string, type: Printable = name): Code {
  const items = Array<Printable>(length).fill(type);
  const width = 'readonly []'.length + length * (name.length + 2);
  return width <= 102
    ? code`readonly [${joinCode(items, ', ')}]`
    : code`readonly [\n${items.map((item) => code`  ${item},\n`)}]`;
}
