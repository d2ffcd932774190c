import type { CompiledValidators } from '../backends/ajv-standalone.js';
import { compileCatalog } from '../backends/compile-catalog.js';
import { runtimeSource } from '../backends/runtime-source.js';
import { importTypes, printModule } from '../backends/ts-morph.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { commentInline, optionalAccess, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';

/** `validators`: a guard and a validator an event, and those of the union. The module imports nothing. */
export const validators: Emitter = {
  name: 'validators',
  emit: (catalog) => [
    { path: 'validators.d.ts', content: declarations(catalog) },
    { path: 'validators.js', content: code(catalog, compileCatalog(catalog)) },
  ],
};

function code(catalog: Catalog, compiled: CompiledValidators): string {
  const runtime = runtimeSource([...compiled.runtime, 'resultOf', 'unknownEvent']);
  const exported = catalog.events.map((event) => eventCode(event, compiled.functionOf(event.names.type)));
  const sections = [
    ['What the validators share', runtime],
    ['Compiled by Ajv', compiled.code],
    ['One guard and one validator an event', exported],
    ['The union', [unionCode(catalog, compiled)]],
  ] as const;
  const banner = BANNER.map((line) => `// ${line}`).join('\n');
  const body = sections.map(([title, parts]) => `// ${'-'.repeat(3)} ${title}\n\n${parts.join('\n\n')}`);
  return `${[banner, ...body].join('\n\n')}\n`;
}

function eventCode({ type, names }: EventDefinition, check: string): string {
  return [
    `export function ${names.guard}(payload) {\n  return ${check}(payload);\n}`,
    `export function ${names.validator}(payload) {\n  return resultOf(${check}, ${quote(type)}, payload);\n}`,
  ].join('\n\n');
}

function unionCode(catalog: Catalog, compiled: CompiledValidators): string {
  const entries = catalog.events.map(
    ({ type, names }) => `  [${quote(type)}, ${compiled.functionOf(names.type)}],\n`,
  );
  const tokens = quote([...catalog.discriminator]);
  const read = catalog.discriminator.map(optionalAccess).join('');
  return `const checks = /* @__PURE__ */ new Map([
${entries.join('')}]);

export function isWebhookEvent(payload) {
  const check = checks.get(payload${read});
  return check !== undefined && check(payload);
}

export function validateWebhookEvent(payload) {
  const type = payload${read};
  const check = checks.get(type);
  return check === undefined ? unknownEvent(payload, ${tokens}) : resultOf(check, type, payload);
}`;
}

function declarations(catalog: Catalog): string {
  const names = catalog.events.map(({ names: { type } }) => type);
  return printModule('validators.d.ts', {
    banner: BANNER,
    statements: [
      importTypes(['WebhookEvent', 'WebhookEventType'], './index.js'),
      importTypes(names, './types.js'),
      ...resultDeclarations(),
      ...catalog.events.flatMap(eventDeclarations),
      `/** Tells whether a payload is an event of the catalog, by its type and shape. */
export declare function isWebhookEvent(payload: unknown): payload is WebhookEvent;`,
      `/** Validates a payload by the schema that its event type names. */
export declare function validateWebhookEvent(payload: unknown): ValidationResult<WebhookEvent>;`,
    ],
  });
}

function eventDeclarations({ type, names }: EventDefinition): readonly string[] {
  const name = commentInline(type);
  return [
    `/** Tells whether a payload is a valid event of type \`${name}\`. */
export declare function ${names.guard}(payload: unknown): payload is ${names.type};`,
    `/** Validates a payload as an event of type \`${name}\`. */
export declare function ${names.validator}(payload: unknown): ValidationResult<${names.type}>;`,
  ];
}

function resultDeclarations(): readonly string[] {
  return [
    `/** What is wrong with a payload, for people and for programs. */
export interface ValidationError {
  /** The event type whose schema was applied; undefined when the payload names no event of the catalog. */
  readonly event: WebhookEventType | undefined;
  /** JSON Pointer (RFC 6901) to the value at fault; \`""\` is the payload itself. */
  readonly path: string;
  /** The JSON Schema keyword that refused it; \`discriminator\` for an unknown event type. */
  readonly keyword: string;
  /** What the schema asks for. */
  readonly expected: string;
  /** What was there: the kind of the value, or the value itself where it was compared with literals. */
  readonly found: string;
  /** All of it in a sentence. */
  readonly message: string;
}`,
    `/** The payload as what it was found to be, or what is wrong with it. */
export type ValidationResult<T> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly errors: readonly [ValidationError, ...ValidationError[]] };`,
  ];
}
