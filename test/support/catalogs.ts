import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CatalogConfig } from '../../generator/config/config.js';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import {
  type CatalogCheck,
  type CatalogResult,
  check,
  type GenerateOptions,
  type GenerateResult,
  generate,
} from '../../generator/generate.js';
import { readTree, type Tree, temporaryFolder, writeTree } from './folders.js';

/** Schemas by path, relative to the schema folder. */
export type Schemas = Readonly<Record<string, unknown>>;

/** An event schema with `type`, the discriminator, and the keywords that a test adds. */
export function eventSchema(type: string, more: Readonly<Record<string, unknown>> = {}): object {
  const { properties, required, ...rest } = more;
  return {
    type: 'object',
    ...rest,
    required: ['type', ...(Array.isArray(required) ? required : [])],
    properties: { type: { const: type }, ...(properties as object | undefined) },
  };
}

/** A catalog of two events, enough for every file of the output. */
export const GOOD_SCHEMAS: Schemas = {
  'events/order.created.schema.json': eventSchema('order.created', {
    description: 'An order was placed.',
    required: ['id'],
    properties: { id: { type: 'string' } },
    examples: [{ type: 'order.created', id: 'o-1' }],
  }),
  'events/order.deleted.schema.json': eventSchema('order.deleted', {
    examples: [{ type: 'order.deleted' }],
  }),
};

/** Schemas as the files that hold them. */
export function schemaFiles(schemas: Schemas, folder = 'schemas'): Tree {
  return Object.fromEntries(
    Object.entries(schemas).map(([path, schema]) => [
      `${folder}/${path}`,
      typeof schema === 'string' ? schema : `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
}

/** A run in a temporary folder, and its output. */
export interface Generated {
  readonly folder: string;
  readonly result: GenerateResult & CatalogResult;
  readonly files: Tree;
}

/** The configuration of tests that are not about the configuration. */
export const CONFIG: CatalogConfig = {
  schemas: 'schemas',
  out: 'generated',
  package: { name: '@acme/events' },
};

/** Generates from schemas in a temporary folder. */
export async function generateFrom(schemas: Schemas, more: Partial<CatalogConfig> = {}): Promise<Generated> {
  const folder = await temporaryFolder();
  await writeTree(folder, schemaFiles(schemas));
  const result = await generateOne(configWith(more), { cwd: folder });
  return { folder, result, files: await readTree(join(folder, 'generated')) };
}

/** Generates from one event `a` that has these properties. */
export function generateEvent(properties: object, more: object = {}): Promise<Generated> {
  return generateFrom({ 'a.json': eventSchema('a', { properties, ...more }) });
}

let goodOutput: Promise<Tree> | undefined;

/** The output of `GOOD_SCHEMAS`, generated once for all tests of a worker. */
export function goodFiles(): Promise<Tree> {
  goodOutput ??= generateFrom(GOOD_SCHEMAS).then(({ files }) => files);
  return goodOutput;
}

/** Sources have no manifest for the package's name. */
function configWith(more: Partial<CatalogConfig>): CatalogConfig {
  const { package: info, ...rest } = { ...CONFIG, ...more };
  return { ...rest, ...(info && rest.target !== 'source' && { package: info }) };
}

/** Generates the one catalog of a configuration. */
export async function generateOne(
  config: CatalogConfig,
  options: GenerateOptions,
): Promise<GenerateResult & CatalogResult> {
  const result = await generate(config, options);
  return { ...result, ...only(result.catalogs) };
}

/** Checks the one catalog of a configuration. */
export async function checkOne(
  config: CatalogConfig,
  options: GenerateOptions,
): Promise<CatalogCheck & Pick<GenerateResult, 'warnings'>> {
  const { catalogs, warnings } = await check(config, options);
  return { ...only(catalogs), warnings };
}

function only<T>(list: readonly T[]): T {
  const [one, ...more] = list;
  if (one === undefined || more.length > 0) throw new Error(`expected one, not ${list.length}`);
  return one;
}

/** The diagnostics with which a promise is rejected. Any other result fails the test. */
export async function diagnosticsOf(run: Promise<unknown>): Promise<readonly Diagnostic[]> {
  try {
    await run;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
  throw new Error('expected a DiagnosticError, and nothing was thrown');
}

/** The result of an emitted validator. */
export type Answer =
  | { readonly valid: true; readonly value: unknown }
  | { readonly valid: false; readonly errors: readonly Readonly<Record<string, string | undefined>>[] };

/** The exports of an emitted `validators.js`. */
export type EmittedValidators = Readonly<
  Record<string, (payload: unknown, headers?: unknown) => Answer | boolean>
> & {
  readonly isWebhookEvent: (payload: unknown, headers?: unknown) => boolean;
  readonly validateWebhookEvent: (payload: unknown, headers?: unknown) => Answer;
};

/** Imports a module of an output folder, such as `guards.js`. */
export async function importEmitted<T>(folder: string, file: string): Promise<T> {
  return import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href);
}

/** Imports the emitted validators of an output folder. */
export function importValidators(folder: string): Promise<EmittedValidators> {
  return importEmitted(folder, 'validators.js');
}

/** The emitted validators of a run. */
export function validatorsOf({ folder }: Generated): Promise<EmittedValidators> {
  return importValidators(join(folder, 'generated'));
}
