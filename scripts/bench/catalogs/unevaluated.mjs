import * as write from './schemas.mjs';

/** @typedef {import('./schemas.mjs').Schema} Schema */

const { text, whole, uri, moment, object, list } = write;

const SUBJECTS = [
  'artifact',
  'branch',
  'build',
  'change',
  'environment',
  'incident',
  'pipeline',
  'service',
  'task',
  'test',
];
const VERBS = ['created', 'finished', 'queued', 'removed'];

const ENVELOPE = object({
  context: object(
    { id: text, source: { ...uri, minLength: 1 }, type: text, timestamp: moment, 'chain_id?': text },
    { unevaluatedProperties: false },
  ),
  'links?': list(
    object(
      { kind: write.oneOfThese(['path', 'relation', 'end']), 'target?': uri },
      { unevaluatedProperties: false },
    ),
  ),
});

/** @param {string} subject @param {string} verb @returns {Schema} */
function event(subject, verb) {
  const content = object(
    { 'name?': text, url: uri, [`${subject}_state`]: write.oneOfThese([verb, 'unknown']), 'tries?': whole },
    verb === 'finished'
      ? {
          // Depends on the payload: what the branch lists is known only when the condition is met.
          if: { properties: { [`${subject}_state`]: { const: verb } } },
          // biome-ignore lint/suspicious/noThenProperty: A keyword of JSON Schema.
          then: object({ 'outcome?': write.oneOfThese(['success', 'failure']), 'duration?': whole }),
          unevaluatedProperties: false,
        }
      : { unevaluatedProperties: false },
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    allOf: [{ $ref: '../envelope.json' }],
    ...object(
      {
        type: { const: `${subject}.${verb}` },
        subject: object({ id: text, 'source?': uri, content }, { unevaluatedProperties: false }),
      },
      { unevaluatedProperties: false },
    ),
  };
}

/**
 * Events whose objects are closed by `unevaluatedProperties`, mostly where it is known from the schema alone what
 * is evaluated.
 *
 * @type {import('./catalogs.mjs').MakeCatalog}
 */
export function unevaluated() {
  const events = SUBJECTS.flatMap((subject) => VERBS.map((verb) => ({ subject, verb })));
  return {
    files: {
      'schemas/envelope.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', ...ENVELOPE },
      ...Object.fromEntries(
        events.map(({ subject, verb }) => [`schemas/events/${subject}.${verb}.json`, event(subject, verb)]),
      ),
    },
    config: { schemas: 'schemas' },
    events: events.map(({ subject, verb }) => ({
      type: `${subject}.${verb}`,
      headers: {},
      file: `schemas/events/${subject}.${verb}.json`,
      pointer: '',
    })),
  };
}
