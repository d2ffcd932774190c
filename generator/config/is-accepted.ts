import { isRecord } from './record.js';

/** What decides about values in the JSON Schema of the configuration. */
interface Rules {
  readonly $ref?: string;
  readonly anyOf?: readonly Rules[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Rules | boolean>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Rules | boolean;
  readonly items?: Rules;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
}

/** A JSON Schema with definitions. */
export interface SchemaWithDefinitions {
  readonly definitions: Readonly<Record<string, object>>;
}

/** The keywords that decide nothing. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...['title', 'description', 'errorMessage', 'examples', 'default'],
]);

type Check = (rules: Rules, value: unknown, document: SchemaWithDefinitions) => boolean;

/** For each keyword, whether it accepts a value. */
const CHECKS: Readonly<Record<keyof Rules, Check>> = {
  $ref: ({ $ref = '' }, value, document) => isAccepted(document, $ref.replace('#/definitions/', ''), value),
  anyOf: ({ anyOf = [] }, value, document) => anyOf.some((one) => accepts(one, value, document)),
  type: ({ type = [] }, value) => [type].flat().some((one) => typeOf(value) === one),
  enum: (rules, value) => rules.enum?.some((one) => one === value) ?? true,
  properties: ({ properties = {} }, value, document) =>
    membersOf(value).every(([key, inner]) => {
      const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return own === undefined || accepts(own, inner, document);
    }),
  required: ({ required = [] }, value) =>
    !isRecord(value) || required.every((key) => Object.hasOwn(value, key)),
  additionalProperties: ({ properties = {}, additionalProperties = true }, value, document) =>
    membersOf(value).every(
      ([key, inner]) => Object.hasOwn(properties, key) || accepts(additionalProperties, inner, document),
    ),
  items: ({ items = {} }, value, document) =>
    !Array.isArray(value) || value.every((one) => accepts(items, one, document)),
  minItems: ({ minItems = 0 }, value) => !Array.isArray(value) || value.length >= minItems,
  minLength: ({ minLength = 0 }, value) => typeof value !== 'string' || [...value].length >= minLength,
  maxLength: ({ maxLength = 0 }, value) => typeof value !== 'string' || [...value].length <= maxLength,
  pattern: ({ pattern = '' }, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minimum: ({ minimum = 0 }, value) => typeof value !== 'number' || value >= minimum,
};

/**
 * True for a value that a definition of the configuration's JSON Schema accepts for certain. Where this is false, Ajv finds
 * out what is wrong. Loading Ajv and compiling the schema takes longer than everything else about a configuration.
 */
export function isAccepted(document: SchemaWithDefinitions, definition: string, value: unknown): boolean {
  const rules = document.definitions[definition];
  return rules !== undefined && accepts(rules, value, document);
}

function accepts(rules: Rules | boolean, value: unknown, document: SchemaWithDefinitions): boolean {
  if (typeof rules === 'boolean') return rules && value !== undefined;
  return (
    value !== undefined &&
    Object.keys(rules).every((keyword) =>
      isRule(keyword) ? CHECKS[keyword](rules, value, document) : ANNOTATIONS.has(keyword),
    )
  );
}

function isRule(keyword: string): keyword is keyof Rules {
  return Object.hasOwn(CHECKS, keyword);
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** The type of a value in JSON Schema. A function has none. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
