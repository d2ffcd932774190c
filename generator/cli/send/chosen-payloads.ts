import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { DiagnosticError, diagnostic } from '../../diagnostics/index.js';
import type { JsonValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { mutate } from '../../runtime/fixtures.js';
import { fixturesOf } from '../../samples/fixtures-of.js';
import { placeWithoutPayload, validPayload } from '../../samples/valid-payload.js';
import { nearest } from '../../text/nearest.js';
import { UsageError } from '../command.js';

/** A payload to send, and the fixture that it was made from. */
export interface ChosenPayload {
  readonly event: EventDefinition;
  readonly fixture: string;
  readonly payload: JsonValue;
}

/**
 * One fixture of an event by its name: `full`, `minimal`, `example-1`, or the name of a variant. Nothing else
 * is made.
 * @throws UsageError for an unknown name; DiagnosticError HS735 where no payload can be made
 */
export function fixtureNamed(catalog: Catalog, event: EventDefinition, name: string): ChosenPayload {
  if (name === 'minimal' || name === 'full') {
    const payload = validPayload(catalog, event, name);
    if (payload !== undefined) return { event, fixture: name, payload };
    throw new DiagnosticError([withoutPayload(catalog, event)]);
  }
  const [, number] = /^example(?:-([1-9]\d*))?$/.exec(name) ?? [];
  const example = /^example/.test(name) ? event.examples[Number(number ?? 1) - 1] : undefined;
  if (example !== undefined) return { event, fixture: name, payload: example.value };
  const { full, variants, invalid } = fixturesOf(catalog).get(event.type) ?? { variants: [], invalid: [] };
  const all = [...variants, ...invalid];
  const found = all.find((one) => one.name === name);
  if (found !== undefined && full !== undefined)
    return { event, fixture: name, payload: mutate(full, found) };
  const names = ['full', 'minimal', ...exampleNames(event), ...all.map((one) => one.name)];
  const meant = nearest(name, names);
  const hint = `${event.type} has ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', ...' : ''}`;
  throw new UsageError(`unknown fixture ${name}${meant ? `; did you mean ${meant}?` : ''}`, hint);
}

/** All valid fixtures of an event, or all invalid ones. */
export function allFixtures(
  catalog: Catalog,
  event: EventDefinition,
  isInvalid: boolean,
): readonly ChosenPayload[] {
  const { minimal, full, variants, invalid } = fixturesOf(catalog).get(event.type) ?? {
    variants: [],
    invalid: [],
  };
  if (full === undefined) throw new DiagnosticError([withoutPayload(catalog, event)]);
  const changed = (isInvalid ? invalid : variants).map((one) => ({
    event,
    fixture: one.name,
    payload: mutate(full, one) as JsonValue,
  }));
  if (isInvalid) return changed;
  const names = exampleNames(event);
  return [
    ...event.examples.map(({ value }, at) => ({ event, fixture: names[at] ?? '', payload: value })),
    ...(minimal === undefined ? [] : [{ event, fixture: 'minimal', payload: minimal }]),
    { event, fixture: 'full', payload: full },
    ...changed,
  ];
}

function exampleNames({ examples }: EventDefinition): readonly string[] {
  return examples.map((_one, at) => `example-${at + 1}`);
}

function withoutPayload(catalog: Catalog, event: EventDefinition) {
  const at = placeWithoutPayload(catalog, event);
  const place = at.length === 0 ? '' : `: no value was found for ${pointerTo('', ...at)}`;
  const wording = {
    message: `no payload of ${event.type} can be made${place}`,
    hint: 'add a payload to the "examples" of the schema, and send it with --fixture example-1',
  };
  return diagnostic('HS735', wording, { file: event.file });
}
