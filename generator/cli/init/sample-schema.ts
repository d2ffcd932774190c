import { join } from 'node:path';
import { DiagnosticError, diagnostic, throwOnErrors } from '../../diagnostics/index.js';
import { messageOf } from '../../diagnostics/thrown.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.js';
import { pointerTokens, valueAt } from '../../json/json-pointer.js';
import { withoutMark } from '../../load/byte-order-mark.js';
import { parseJson } from '../../load/parse-json.js';
import { readRegularFile } from '../../load/regular-file.js';
import { URI_OF } from '../../schema/dialect.js';
import { pascalCase, pathSegment } from '../../text/safe-text.js';
import type { NewFile } from './config-file.js';
import type { Origin } from './origin.js';
import { inferSchema } from './quicktype.js';
import { USUAL_PLACES } from './usual-places.js';

/** The schemas inferred from samples, one per event, and the place of the event type in the samples. */
export interface Inferred {
  readonly schemas: readonly NewFile[];
  /** JSON Pointer. */
  readonly discriminator: string;
}

interface Sample {
  readonly file: string;
  readonly value: JsonValue;
}

/**
 * Infers first schemas from sample payloads.
 * @param cwd folder against which the samples' paths are resolved
 * @throws DiagnosticError HS722 when a sample cannot be read or names no event, HS723 when quicktype-core is not
 *   installed
 */
export async function inferFromSamples(
  { files, discriminator }: Extract<Origin, { readonly kind: 'samples' }>,
  cwd: string,
): Promise<Inferred> {
  const samples = await Promise.all(files.map((file) => readSample(file, cwd)));
  const place =
    discriminator ??
    USUAL_PLACES.find((one) => samples.every(({ value }) => typeIn(value, one) !== undefined));
  if (place === undefined) throw unnamed(samples[0]?.file, USUAL_PLACES.join(', '));
  const byType = new Map<string, JsonValue[]>();
  for (const { file, value } of samples) {
    const type = typeIn(value, place);
    if (type === undefined) throw unnamed(file, place);
    byType.set(type, [...(byType.get(type) ?? []), value]);
  }
  const schemas: NewFile[] = [];
  for (const [type, values] of byType) schemas.push(await schemaFile(type, values, place));
  return { schemas, discriminator: place };
}

async function readSample(file: string, cwd: string): Promise<Sample> {
  const text = await readRegularFile(join(cwd, file)).catch((error: unknown) => {
    const message = `the sample cannot be read: ${messageOf(error)}`;
    throw new DiagnosticError([diagnostic('HS722', { message, hint: 'check --sample' }, { file })]);
  });
  const parsed = parseJson({ file, text: withoutMark(text) });
  if ('problem' in parsed) throwOnErrors([{ ...parsed.problem, hint: 'a sample is one payload in JSON' }]);
  return { file, value: 'value' in parsed ? parsed.value : null };
}

function typeIn(value: JsonValue, place: string): string | undefined {
  const found = valueAt(value, pointerTokens(place) ?? []);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function unnamed(file: string | undefined, where: string): DiagnosticError {
  const wording = {
    message: `the sample has no event type at ${where}`,
    hint: 'set the place of the event type with --discriminator, such as /meta/event',
  };
  return new DiagnosticError([diagnostic('HS722', wording, file === undefined ? {} : { file })]);
}

async function schemaFile(type: string, samples: readonly JsonValue[], place: string): Promise<NewFile> {
  const inferred = await inferSchema(pascalCase(type) ?? 'Event', samples);
  if (inferred === undefined) {
    const wording = {
      message: 'quicktype-core is not installed; init needs it to infer schemas',
      hint: 'run npm install --save-dev quicktype-core; you can remove it afterwards',
    };
    throw new DiagnosticError([diagnostic('HS723', wording)]);
  }
  const schema = {
    $schema: URI_OF['2020-12'],
    $comment: 'Inferred from samples: check which properties are really required, and which may be null.',
    ...withoutUnused(withConstant(inferred, inferred, pointerTokens(place) ?? [], type)),
    examples: [...samples],
  };
  return {
    path: `schemas/events/${pathSegment(type)}.schema.json`,
    content: `${JSON.stringify(schema, null, 2)}\n`,
  };
}

/** The schema with the event type as a constant at its place. References on the way to it are resolved. */
function withConstant(
  schema: JsonObject,
  root: JsonObject,
  tokens: readonly string[],
  type: string,
): JsonObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return { const: type };
  const referred =
    typeof schema.$ref === 'string' ? valueAt(root, pointerTokens(schema.$ref.slice(1)) ?? []) : schema;
  const own = isJsonObject(referred) ? referred : {};
  const properties = isJsonObject(own.properties) ? own.properties : {};
  const inner = properties[token];
  return {
    ...own,
    properties: { ...properties, [token]: withConstant(isJsonObject(inner) ? inner : {}, root, rest, type) },
  };
}

/** The schema without definitions that are no longer used. */
function withoutUnused(schema: JsonObject): JsonObject {
  const { $defs, ...rest } = schema;
  if (!isJsonObject($defs)) return schema;
  const used = new Set<string>();
  const visit = (value: JsonValue): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"\$ref":"#\/\$defs\/([^"]*)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit($defs[name] ?? null);
    }
  };
  visit(rest);
  const kept = Object.entries($defs).filter(([name]) => used.has(name));
  return { ...rest, ...(kept.length > 0 && { $defs: Object.fromEntries(kept) }) };
}
