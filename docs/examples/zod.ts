import {
  type Code,
  code,
  constant,
  defineEmitter,
  dependencyOrder,
  fromModule,
  fromPackage,
  isOfTypes,
  joinCode,
  objectKey,
  quote,
  refName,
  regExpLiteral,
  type Schema,
  type SchemaObject,
  type TypeName,
  typesOf,
  valuesOf,
  withoutAnnotations,
} from 'hookschema/emit';

const zod = fromPackage('zod');
const z = zod('z');

/** `zod`: a Zod 4 schema for each event and definition, and `WebhookEventSchema`, their union. */
export const zodSchemas = defineEmitter<{ readonly suffix: string }>({
  name: 'zod',
  needs: ['types', 'union'],
  peerDependencies: { zod: '^4.3.0' },
  emit: (catalog, { options: { suffix = 'Schema' }, warn }) => {
    const untranslated = new Set<string>();
    const declare = (name: string, module: string, value: Code) =>
      constant({ name: name + suffix, type: code`${zod('ZodType')}<${fromModule(module)(name)}>`, value });
    const schemas = dependencyOrder(catalog).map(({ name, schema, later }) => {
      const refer = (to: string) => (later.has(to) ? code`${z}.lazy(() => ${to + suffix})` : to + suffix);
      return declare(name, 'types', zodOf(withoutAnnotations(schema), { refer, untranslated }));
    });
    const events = catalog.events.map(({ names }) => code`${names.type + suffix}`);
    const union = declare('WebhookEvent', 'index', code`${choice('union', events)}`);
    for (const keyword of untranslated) warn(`"${keyword}" is not translated`);
    return [{ path: 'zod', entry: './zod', statements: [...schemas, union] }];
  },
});

/** How references are written, and a set for the keywords that are not translated. */
interface Context {
  readonly refer: (name: string) => Code | string;
  readonly untranslated: Set<string>;
}

/** By type and keyword, the method of Zod that checks it; other code looks after those without one. */
const METHODS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: { minLength: 'min', maxLength: 'max', pattern: 'regex', format: '' },
  number: { minimum: 'gte', maximum: 'lte', exclusiveMinimum: 'gt', exclusiveMaximum: 'lt' },
  array: { minItems: 'min', maxItems: 'max', items: '' },
  object: { properties: '', required: '', additionalProperties: '' },
};
const FORMATS = new Map([['date-time', 'iso.datetime({ offset: true })']]);
const TYPES: readonly TypeName[] = ['string', 'number', 'boolean', 'null', 'array', 'object'];
const GENERAL = ['$ref', 'type', 'const', 'enum', 'anyOf', 'oneOf', 'allOf'];

/** The Zod schema of a JSON Schema: whatever its keywords require, joined by `.and()`. */
function zodOf(schema: Schema, context: Context): Code {
  if (typeof schema === 'boolean') return code`${z}.${schema ? 'unknown' : 'never'}()`;
  const all = (list: readonly Schema[] = []) => list.map((one) => zodOf(one, context));
  const ofTypes = Object.keys(schema).filter((keyword) => !GENERAL.includes(keyword));
  const isKnown = (keyword: string) => Object.values(METHODS).some((methods) => keyword in methods);
  for (const keyword of ofTypes.filter((one) => !isKnown(one))) context.untranslated.add(keyword);
  const given = typesOf(schema);
  const values = valuesOf(schema)?.filter((value) => isOfTypes(value, given ?? TYPES));
  const isDeep = values?.some((value) => isOfTypes(value, ['array', 'object']));
  if (isDeep) context.untranslated.add('const');
  const types = ofTypes.length > 0 ? (given ?? TYPES) : values === undefined ? (given ?? []) : [];
  const typed = types.map((type) => code`${z}.${zodOfType(schema, type, context)}`);
  const [first = code`${z}.unknown()`, ...others] = [
    ...(schema.$ref === undefined ? [] : [code`${context.refer(refName(schema.$ref))}`]),
    ...(values === undefined || isDeep ? [] : [code`${z}.literal(${quote(values)})`]),
    ...choice('union', typed),
    ...choice('union', all(schema.anyOf)),
    ...choice('xor', all(schema.oneOf)),
    ...all(schema.allOf),
  ];
  return code`${first}${others.map((one) => code`.and(${one})`)}`;
}

function choice(kind: 'union' | 'xor', options: readonly Code[]): readonly Code[] {
  return options.length < 2 ? options : [code`${z}.${kind}([\n  ${joinCode(options, ',\n')},\n])`];
}

/** What a schema says of the values of one type, without the `z.` in front. */
function zodOfType(schema: SchemaObject, type: TypeName, context: Context): Code {
  const { items = true, prefixItems, format = '' } = schema;
  const methods = METHODS[type === 'integer' ? 'number' : type] ?? {};
  const checks = Object.entries(schema)
    .filter(([keyword]) => methods[keyword])
    .map(([keyword, value]) => {
      const isPattern = keyword === 'pattern';
      const literal = isPattern ? regExpLiteral(new RegExp(`${value}`, 'u')) : quote(value as string);
      return `.${methods[keyword]}(${literal})`;
    });
  if (type === 'object') return objectOf(schema, context);
  if (type === 'array') return code`array(${zodOf(prefixItems ? true : items, context)})${checks}`;
  if (type !== 'string' || format === '') return code`${type === 'integer' ? 'int' : type}()${checks}`;
  if (!FORMATS.has(format)) context.untranslated.add(`format: ${format}`);
  return code`${FORMATS.get(format) ?? 'string()'}${checks}`;
}

function objectOf(schema: SchemaObject, context: Context): Code {
  const { properties = {}, patternProperties, required = [], additionalProperties = true } = schema;
  const rest = patternProperties ? true : additionalProperties;
  const given = new Map(Object.entries(properties));
  const members = [...new Set([...given.keys(), ...required])].map((name) => {
    const value = zodOf(given.get(name) ?? true, context);
    return code`\n  ${objectKey(name)}: ${value}${required.includes(name) ? '' : '.exactOptional()'},`;
  });
  const shape = members.length === 0 ? '{}' : code`{${members}\n}`;
  if (typeof rest === 'boolean') return code`${rest ? 'looseObject' : 'strictObject'}(${shape})`;
  return code`object(${shape}).catchall(${zodOf(rest, context)})`;
}
