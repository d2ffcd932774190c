import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { nearest } from '../text/nearest.js';
import { type SchemaProblem, schemaProblems } from './config-schema.js';
import { contradictions } from './contradictions.js';

/** Where a configuration stands: its file as diagnostics write it, and its text where that is JSON. */
export interface ConfigSource {
  readonly file: string;
  readonly text?: string;
}

/** What is wrong with a configuration, whatever it is; nothing for a valid `HookschemaConfig`. */
export async function checkConfig(config: unknown, source?: ConfigSource): Promise<readonly Diagnostic[]> {
  if (!isRecord(config)) return [invalid('', 'an object', source)];
  if (!('catalogs' in config)) return checkPart('CatalogConfig', config, '', source);
  const problems = await schemaProblems('CatalogsConfig', config);
  const { catalogs } = config;
  const others = Array.isArray(catalogs)
    ? catalogs.flatMap((one, at) => contradictions(one, pointerTo('/catalogs', at)))
    : [];
  return [
    ...problems.map((problem) => describe(problem, source)),
    ...others.map(({ pointer, ...wording }) => diagnostic('HS602', wording, placeIn(source, pointer))),
  ];
}

/** What is wrong with a part of a configuration, or with a catalog that a package ships. */
export async function checkPart(
  definition: 'CatalogConfig' | 'ShippedCatalog',
  value: unknown,
  base: string,
  source?: ConfigSource,
): Promise<readonly Diagnostic[]> {
  const problems = await schemaProblems(definition, value);
  const others = definition === 'CatalogConfig' ? contradictions(value, base) : [];
  return [
    ...problems.map((problem) => describe({ ...problem, pointer: base + problem.pointer }, source)),
    ...others.map(({ pointer, ...wording }) => diagnostic('HS602', wording, placeIn(source, pointer))),
  ];
}

/** Where a JSON Pointer leads in a configuration: with line and column where its text is JSON. */
export function placeIn(
  source: ConfigSource | undefined,
  pointer: string,
  part: 'key' | 'value' = 'value',
): Place {
  if (source?.text !== undefined) return placeOf({ file: source.file, text: source.text }, pointer, part);
  return { ...(source && { file: source.file }), pointer };
}

function describe(problem: SchemaProblem, source: ConfigSource | undefined): Diagnostic {
  if (problem.kind === 'unknown') return unknownKey(problem, source);
  const { pointer, expected, value, allowed } = problem;
  const meant = typeof value === 'string' ? nearest(value, allowed) : undefined;
  const listed = allowed.map((one) => JSON.stringify(one)).join(', ');
  const hint =
    meant !== undefined ? `did you mean "${meant}"?` : listed === '' ? HINT : `use one of ${listed}`;
  return invalid(pointer, expected, source, hint);
}

function unknownKey(
  { pointer, key, known }: Extract<SchemaProblem, { readonly kind: 'unknown' }>,
  source: ConfigSource | undefined,
): Diagnostic {
  const meant = nearest(key, known);
  const hint = meant ? `did you mean "${meant}"?` : `there are ${known.join(', ')}`;
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
