import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf, type SourceText } from '../load/source-text.js';
import type { EventEvidence, Evidence, FieldStatement, SourceKind } from './evidence.js';
import { isPathWithin, itemsPath } from './field-path.js';
import { readTypeWords } from './page/type-words.js';
import { shownByPath } from './shown-values.js';

/** The text of a file with facts, and its value. */
export interface FactFile extends SourceText {
  readonly value: JsonValue;
}

/** True for a file with facts: what sources say about one event, as data without the wording of the sources. */
export function isFacts(value: JsonValue): boolean {
  return (
    isJsonObject(value) &&
    typeof ownValue(value, 'event') === 'string' &&
    isJsonArray(ownValue(value, 'sources'))
  );
}

/**
 * Reads files with facts. Each has `{ event, sources: [{ source, label?, sample, fields, repeatedKeys? }] }`; a field has
 * `path`, `type`, and what else the source states of it. Gives one evidence for each source that the files name.
 */
export function readFacts(files: readonly FactFile[], name: string): readonly Evidence[] {
  const bySource = new Map<string, { label: string; kind: SourceKind; events: EventEvidence[] }>();
  for (const file of files) {
    if (!isJsonObject(file.value)) continue;
    const event = String(ownValue(file.value, 'event'));
    const sources = ownValue(file.value, 'sources');
    for (const [at, one] of (isJsonArray(sources) ? sources : []).entries()) {
      if (!isJsonObject(one)) continue;
      const title = textOf(one, 'source') ?? `source ${at + 1}`;
      const label = textOf(one, 'label') ?? title;
      const held = bySource.get(title) ?? { label, kind: kindOf(title), events: [] };
      held.events.push(eventOf(event, one, file, pointerTo('/sources', at)));
      bySource.set(title, held);
    }
  }
  return [...bySource].map(([title, { label, kind, events }]) => ({
    source: { kind, name: `${name} (${title})`, label, isComplete: false },
    events: events.sort((one, other) => (one.event < other.event ? -1 : 1)),
    mentions: [],
    diagnostics: [],
  }));
}

/** What kind of source the facts were taken from. A page lists the fields of an object only. */
function kindOf(title: string): SourceKind {
  if (/openapi/i.test(title)) return 'open-api';
  if (/asyncapi/i.test(title)) return 'async-api';
  return /\bpage\b|\bdocs\b/i.test(title) ? 'page' : 'facts';
}

function eventOf(event: string, source: JsonObject, file: FactFile, pointer: string): EventEvidence {
  const value = ownValue(source, 'sample');
  const repeated = ownValue(source, 'repeatedKeys');
  const keys = (isJsonArray(repeated) ? repeated : []).map(String);
  const place = pointerTo(pointer, 'sample');
  const samples =
    value === undefined
      ? []
      : [
          {
            value,
            source: file,
            pointer: place,
            repeatedKeys: keys.map((key) => repeatedKey(key, value, file, place)),
          },
        ];
  const listed = ownValue(source, 'fields');
  const fields = (isJsonArray(listed) ? listed : []).flatMap((one, at) =>
    isJsonObject(one) ? fieldOf(one, file, pointerTo(pointer, 'fields', at)) : [],
  );
  const scope = scopeOf(fields);
  return { event, at: placeOf(file, pointer), samples, fields, ...(scope !== undefined && { scope }) };
}

/** The outermost object of which fields are listed. */
function scopeOf(fields: readonly FieldStatement[]): string | undefined {
  const [first, ...rest] = fields.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('.'))));
  if (first === undefined) return undefined;
  let scope = first;
  for (const one of rest)
    while (!isPathWithin(scope, one)) scope = scope.slice(0, Math.max(0, scope.lastIndexOf('.')));
  return scope;
}

/** Facts name a repeated key without its place. It is that of the first object in the sample that has the key. */
function repeatedKey(key: string, value: JsonValue, file: FactFile, pointer: string) {
  const sample = { value, source: file, pointer, repeatedKeys: [] };
  const [path = ''] =
    [...shownByPath(sample)].find(
      ([at, shown]) => at !== '' && shown.some((one) => isJsonObject(one.value) && key in one.value),
    ) ?? [];
  return { key, path, at: placeOf(file, pointer) };
}

function fieldOf(field: JsonObject, file: FactFile, pointer: string): readonly FieldStatement[] {
  const path = textOf(field, 'path');
  if (path === undefined) return [];
  const { types, nullable = false } = readTypeWords(textOf(field, 'type') ?? '');
  const listed = ownValue(field, 'enum') ?? ownValue(field, 'values');
  const at = placeOf(file, pointerTo(pointer, 'path'));
  const isNullable = ownValue(field, 'nullable') === true || nullable;
  const [format, pattern] = [textOf(field, 'format'), textOf(field, 'pattern')];
  const required = ownValue(field, 'required');
  const presence =
    ownValue(field, 'conditional') === true
      ? 'conditional'
      : typeof required === 'boolean'
        ? required
          ? 'required'
          : 'optional'
        : undefined;
  const own: FieldStatement = {
    path,
    at,
    ...(types && { types, nullable: isNullable }),
    ...(presence && { presence }),
    ...(isJsonArray(listed) && { values: listed }),
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
  };
  const items = textOf(field, 'items');
  const inner = items === undefined ? undefined : readTypeWords(items).types;
  return inner === undefined ? [own] : [own, { path: itemsPath(path), at, types: inner, nullable: false }];
}

function textOf(object: JsonObject, key: string): string | undefined {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : undefined;
}
