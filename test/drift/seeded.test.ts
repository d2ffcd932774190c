import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../../generated/fixtures.js';
import type { WebhookEventType } from '../../generated/index.js';
import { resolveConfig } from '../../generator/config/resolve-config.js';
import { compareCatalog } from '../../generator/drift/compare.js';
import { loadDriftCatalog } from '../../generator/drift/load-drift-catalog.js';
import { type FieldPath, stepsOf } from '../../generator/evidence/field-path.js';
import { recordedEvidence } from '../../generator/evidence/recorded-evidence.js';
import { readRecordings } from '../../generator/evidence/recordings.js';
import { randomNumbers } from '../../scripts/random-numbers.mjs';
import { REPOSITORY } from '../support/folders.js';
import { fieldsOf, ownSchemas, type SchemaField } from '../support/schema-fields.js';

type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
type Payload = { [key: string]: Value };

const TYPES = Object.keys(fixtures) as WebhookEventType[];
const PER_EVENT = 1000;
const DAMAGES = 10;

/** A difference that is put into payloads, and how it has to be found. */
interface Damage {
  readonly path: FieldPath;
  readonly code: string;
  /** Changes a payload. Returns false where the payload has no such place. */
  readonly apply: (payload: Payload) => boolean;
  /** True for one that all payloads get. By default, one of a thousand gets it. */
  readonly isEverywhere?: boolean;
}

/** The object or list that has the last step of a path, in its first item, and that step. */
function holderOf(
  payload: Payload,
  path: FieldPath,
): { readonly holder: Payload; readonly key: string } | undefined {
  let value: Value | undefined = payload;
  const steps = stepsOf(path);
  const last = steps.at(-1);
  for (const step of steps.slice(0, -1)) {
    if (step === 'items') value = Array.isArray(value) ? value[0] : undefined;
    else if (step === 'values') return undefined;
    else value = isObject(value) ? value[step.key] : undefined;
  }
  return isObject(value) && typeof last === 'object' ? { holder: value, key: last.key } : undefined;
}

function isObject(value: Value | undefined): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts a value at a place where a payload has one; removes it for undefined. */
const replaced =
  (path: FieldPath, value: Value | undefined) =>
  (payload: Payload): boolean => {
    const found = holderOf(payload, path);
    if (found === undefined || !Object.hasOwn(found.holder, found.key)) return false;
    if (value === undefined) delete found.holder[found.key];
    else found.holder[found.key] = value;
    return true;
  };

const added =
  (path: FieldPath, value: Value) =>
  (payload: Payload): boolean => {
    const found = holderOf(payload, path);
    if (found === undefined || Object.hasOwn(found.holder, found.key)) return found !== undefined;
    found.holder[found.key] = value;
    return true;
  };

/** Every difference that can be put at a field. */
function damagesAt(
  type: WebhookEventType,
  path: FieldPath,
  field: SchemaField,
  isFree: boolean,
): readonly Damage[] {
  if (path === '' || path === 'type' || path.endsWith(']')) return [];
  const found: Damage[] = [];
  const types = field.types.split('|');
  const isAny = field.types === 'any';
  if (types.includes('string') && !types.includes('number'))
    found.push({ path, code: 'HS815', apply: replaced(path, 12345) });
  if (types.includes('boolean')) found.push({ path, code: 'HS815', apply: replaced(path, 'yes') });
  if (types.includes('array')) found.push({ path, code: 'HS815', apply: replaced(path, 'none') });
  if (!isAny && !types.includes('null')) found.push({ path, code: 'HS816', apply: replaced(path, null) });
  if (field.isRequired) found.push({ path, code: 'HS818', apply: replaced(path, undefined) });
  else if (!path.includes('[]')) {
    const full = holderOf(structuredClone(fixtures[type].full) as unknown as Payload, path);
    const value = full?.holder[full.key];
    if (value !== undefined)
      found.push({ path, code: 'HS830', apply: added(path, value), isEverywhere: true });
  }
  if (field.values.length > 0) found.push({ path, code: 'HS817', apply: replaced(path, 'something_new') });
  if (field.format === 'date-time') found.push({ path, code: 'HS819', apply: replaced(path, '15 January') });
  const key = `${path}.a_new_field`;
  if (types.includes('object') && !isFree) found.push({ path: key, code: 'HS813', apply: added(key, 1) });
  return found;
}

/** A thousand payloads of an event: its valid fixtures, again and again. */
function payloadsOf(type: WebhookEventType): readonly Payload[] {
  const { examples, minimal, full, variants } = fixtures[type];
  // A value that an open list does not have is a difference.
  const listed = variants.filter(({ name }) => !name.endsWith(' is "value"'));
  const own = [...examples, minimal, full, ...listed.map(({ payload }) => payload)];
  return Array.from(
    { length: PER_EVENT },
    (_, at) => structuredClone(own[at % own.length]) as unknown as Payload,
  );
}

async function findingsIn(payloads: readonly Payload[]): Promise<readonly string[]> {
  const config = { schemas: 'schemas', out: 'generated' };
  const [resolved] = await resolveConfig(config, REPOSITORY);
  if (resolved === undefined) throw new Error('no catalog');
  const { drift } = await loadDriftCatalog(resolved);
  const text = payloads.map((one) => JSON.stringify(one)).join('\n');
  const recordings = await readRecordings(['-'], {
    cwd: '/',
    input: () => Readable.from([Buffer.from(text)]),
    place: '/type',
  });
  const found = compareCatalog(drift, [recordedEvidence(recordings, '-')]);
  return found.map(({ code, event, path }) => `${code} ${event} ${path}`);
}

/** What the fixtures have by themselves: two optional properties that every identity in one event has. */
const BEFORE: readonly string[] = [
  'HS830 user.signup data.user.user_profile.external_identities[].raw_attributes',
  'HS830 user.signup data.user.user_profile.external_identities[].updated_time',
];

describe('differences in 41,000 recorded payloads, each in one of a thousand', () => {
  test('are quiet where nothing was changed', async () => {
    expect(await findingsIn(TYPES.flatMap(payloadsOf))).toStrictEqual(BEFORE);
  });

  test('are found: at least 99 of 100, and at least 95 of 100 findings are one', async () => {
    const random = randomNumbers(16);
    const schemas = ownSchemas();
    const expected = new Set<string>();
    const payloads = TYPES.flatMap((type) => {
      const own = payloadsOf(type);
      const fields = fieldsOf(schemas, type);
      const all = [...fields].flatMap(([path, field]) => {
        const isFree = ![...fields.keys()].some((one) => one.startsWith(`${path}.`));
        return damagesAt(type, path, field, isFree);
      });
      const paths = new Set<string>();
      for (let left = DAMAGES; left > 0; ) {
        const damage = all[Math.floor(random() * all.length)];
        if (damage === undefined || paths.has(damage.path)) continue;
        paths.add(damage.path);
        left -= 1;
        const start = Math.floor(random() * own.length);
        const order = [...own.slice(start), ...own.slice(0, start)];
        const isDone = damage.isEverywhere ? own.map(damage.apply).includes(true) : order.some(damage.apply);
        if (isDone) expected.add(`${damage.code} ${type} ${damage.path}`);
      }
      return own;
    });
    const found = (await findingsIn(payloads)).filter((one) => !BEFORE.includes(one));
    const right = found.filter((one) => expected.has(one)).length;
    const missed = [...expected].filter((one) => !found.includes(one));
    const wrong = found.filter((one) => !expected.has(one));
    expect(expected.size).toBeGreaterThan(380);
    expect(right / expected.size).toBeGreaterThanOrEqual(0.99);
    expect(right / found.length).toBeGreaterThanOrEqual(0.95);
    expect({ missed, wrong }).toStrictEqual({ missed: [], wrong: [] });
  }, 60_000);
});
