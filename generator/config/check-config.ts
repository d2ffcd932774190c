import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import { isRecord } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { meantPointer } from '../json/meant-pointer.js';
import { placeOf } from '../load/source-text.js';
import { nearest } from '../text/nearest.js';
import { type ConfigDefinition, type SchemaProblem, schemaProblems } from './config-schema.js';
import type { Conflict } from './conflict.js';
import { contradictions, shippedContradictions } from './contradictions.js';
import { asWritten, type CurrentNames, oldNameWarning, withCurrentNames } from './renamed-options.js';

/** A configuration's file: its path as diagnostics show it, and its text where it is JSON. */
export interface ConfigSource {
  readonly file: string;
  readonly text?: string;
}

/**
 * Checks any value as a configuration. For a valid `HookschemaConfig`, gives at most warnings about options under old
 * names.
 */
export async function checkConfig(config: unknown, source?: ConfigSource): Promise<readonly Diagnostic[]> {
  if (!isRecord(config)) return [invalid('', 'an object', source)];
  const { catalogs } = config;
  if (!('catalogs' in config)) return checkPart('CatalogConfig', config, '', source);
  if (!Array.isArray(catalogs)) return checkValue('CatalogsConfig', config, { base: '', parts: [] }, source);
  const parts = catalogs.map((one, at) => partOf(one, pointerTo('/catalogs', at), true));
  const current = { ...config, catalogs: parts.map(({ value }) => value) };
  return checkValue('CatalogsConfig', current, { base: '', parts }, source);
}

/**
 * Checks one catalog of a configuration, or a catalog that a package ships.
 * @param base JSON Pointer to the catalog in its file
 */
export async function checkPart(
  definition: 'CatalogConfig' | 'ShippedCatalog',
  value: unknown,
  base: string,
  source?: ConfigSource,
): Promise<readonly Diagnostic[]> {
  const part = partOf(value, base, definition === 'CatalogConfig');
  return checkValue(definition, part.value, { base, parts: [part] }, source);
}

/** A catalog with the current names of its options. */
interface Part extends CurrentNames {
  readonly contradictions: readonly Conflict[];
}

function partOf(written: unknown, base: string, isOwn: boolean): Part {
  const current = withCurrentNames(written, base);
  return {
    ...current,
    contradictions: (isOwn ? contradictions : shippedContradictions)(current.value, base),
  };
}

/** @param base JSON Pointer to the value */
async function checkValue(
  definition: ConfigDefinition,
  value: unknown,
  { base, parts }: { readonly base: string; readonly parts: readonly Part[] },
  source: ConfigSource | undefined,
): Promise<readonly Diagnostic[]> {
  const problems = await schemaProblems(definition, value);
  const oldNames = parts.flatMap((part) => part.oldNames);
  const placed = (pointer: string): string => asWritten(base + pointer, oldNames);
  return [
    ...problems.map((problem) => describe({ ...problem, pointer: placed(problem.pointer) }, source)),
    ...parts
      .flatMap((part) => part.contradictions)
      .map(({ pointer, ...wording }) => diagnostic('HS602', wording, placeIn(source, pointer))),
    ...oldNames.map((one) => oldNameWarning(one, placeIn(source, one.from, 'key'))),
  ];
}

/** The place of a JSON Pointer in a configuration, with line and column where the configuration is JSON. */
export function placeIn(
  source: ConfigSource | undefined,
  pointer: string,
  part: 'key' | 'value' = 'value',
): Place {
  if (source?.text !== undefined) return placeOf({ file: source.file, text: source.text }, pointer, part);
  return { ...(source && { file: source.file }), pointer };
}

type Invalid = Extract<SchemaProblem, { readonly kind: 'invalid' }>;

function describe(problem: SchemaProblem, source: ConfigSource | undefined): Diagnostic {
  if (problem.kind === 'unknown') return unknownKey(problem, source);
  const { pointer, expected, allowed } = problem;
  const meant = meantValue(problem);
  const listed = allowed.map((one) => JSON.stringify(one)).join(', ');
  const hint =
    meant !== undefined ? `did you mean "${meant}"?` : listed === '' ? HINT : `use one of ${listed}`;
  return invalid(pointer, expected, source, hint);
}

/** The value that was probably meant. */
function meantValue({ value, allowed, patterns }: Invalid): string | undefined {
  if (typeof value !== 'string') return undefined;
  const pointer = meantPointer(value);
  const isPointer = pointer !== undefined && patterns.some((one) => new RegExp(one, 'u').test(pointer));
  return nearest(value, allowed) ?? (isPointer ? pointer : undefined);
}

function unknownKey(
  { pointer, key, known }: Extract<SchemaProblem, { readonly kind: 'unknown' }>,
  source: ConfigSource | undefined,
): Diagnostic {
  const meant = nearest(key, known);
  const hint = meant ? `did you mean "${meant}"?` : `use one of ${known.join(', ')}`;
  const message = `unknown option ${JSON.stringify(key)}`;
  return diagnostic('HS602', { message, hint }, placeIn(source, pointer, 'key'));
}

const HINT = 'docs/CONFIG.md in the hookschema package lists every option';

function invalid(
  pointer: string,
  expected: string,
  source: ConfigSource | undefined,
  hint = HINT,
): Diagnostic {
  const message = `${pointer === '' ? 'the configuration' : pointer} must be ${expected}`;
  return diagnostic('HS602', { message, hint }, placeIn(source, pointer));
}
