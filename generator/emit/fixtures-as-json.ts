import type { EventDefinition } from '../catalog/catalog.js';
import type { JsonObject, JsonValue } from '../json/json.js';
import { pointerTo, valueAt } from '../json/json-pointer.js';
import type { OutputFile } from '../module/output.js';
import type { EventFixtures, Mutation } from '../samples/fixture.js';
import { layOutJson } from '../text/lay-out.js';
import { inOrder } from './fixture-order.js';

/** One event's fixtures as JSON files, for other languages: payloads, and changes to the full one. */
export function fixturesAsJson(
  { path, examples }: EventDefinition,
  { minimal, full, variants, invalid }: EventFixtures,
  headers: JsonObject | undefined,
): readonly OutputFile[] {
  const base = `fixtures/${path}`;
  return [
    ...(headers === undefined ? [] : [json(`${base}/headers.json`, headers)]),
    ...examples.map(({ value }, at) => json(`${base}/example-${at + 1}.json`, value)),
    ...(minimal === undefined ? [] : [json(`${base}/minimal.json`, minimal)]),
    ...(full === undefined
      ? []
      : [
          json(`${base}/full.json`, full),
          jsonLines(
            `${base}/variants.json`,
            inOrder(variants).map((one) => asOperation(full, one, {})),
          ),
          jsonLines(
            `${base}/invalid.json`,
            inOrder(invalid).map((one) => asOperation(full, one, { keyword: one.keyword })),
          ),
        ]),
  ];
}

function json(path: string, value: JsonValue): OutputFile {
  return jsonText(path, `${layOutJson(value)}\n`);
}

/** A list with one item per line. */
function jsonLines(path: string, list: readonly JsonValue[]): OutputFile {
  return jsonText(path, `[\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`);
}

/** Only a package gets JSON files. An application reads its modules. */
function jsonText(path: string, content: string): OutputFile {
  return { path, content, only: 'package', entry: './fixtures/*.json' };
}

/**
 * A fixture as the operation of a JSON Patch (RFC 6902) that makes it from `full.json`; `keyword`, which a patch ignores,
 * is a further member. It has no name, because the operation shows the difference.
 */
function asOperation(full: JsonValue, { at, value }: Mutation, reason: JsonObject): JsonObject {
  const path = pointerTo('', ...at);
  // In an array, `add` would shift the items after it.
  const op = valueAt(full, at) === undefined ? 'add' : 'replace';
  return value === undefined ? { op: 'remove', path, ...reason } : { op, path, value, ...reason };
}
