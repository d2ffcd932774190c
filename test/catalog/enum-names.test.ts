import { describe, expect, test } from 'vitest';
import { generateEvent } from '../support/catalogs.js';

const STATES = {
  enum: [0, 1],
  'x-enum-varnames': ['Waits', 'Runs'],
  'x-enum-descriptions': ['In the queue.', 'On a machine.'],
};

const LINES = ['- `0` (Waits): In the queue.', '- `1` (Runs): On a machine.'];

/** The comment before the first declaration or property that a pattern finds. */
function commentBefore(types: string, what: RegExp): readonly string[] {
  const at = types.search(what);
  const [comment = ''] = types.slice(0, at).match(/\/\*\*(?:(?!\/\*\*)[\s\S])*\*\/\s*$/) ?? [];
  return comment.split('\n').map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*)\s?/, '').trim());
}

describe('Names and descriptions of listed values are in the comment of', () => {
  test.each<[string, object, RegExp, object]>([
    [
      'a definition',
      { state: { $ref: '#/$defs/State' } },
      /export type State\b/,
      { $defs: { State: STATES } },
    ],
    ['a property', { state: STATES }, /\bstate\?:/, {}],
    ['a property that may be null', { state: { anyOf: [STATES, { type: 'null' }] } }, /\bstate\?:/, {}],
    ['a list', { states: { type: 'array', items: STATES } }, /\bstates\?:/, {}],
    ['a map', { states: { type: 'object', additionalProperties: STATES } }, /\bstates\?:/, {}],
    ['a tuple', { states: { type: 'array', prefixItems: [STATES] } }, /\bstates\?:/, {}],
  ])('%s', async (_what, properties, place, more) => {
    const { files } = await generateEvent(properties, more);
    const comment = commentBefore(files['types.d.ts'] ?? '', place);
    expect(comment).toStrictEqual(expect.arrayContaining(LINES));
  });

  test('an older draft', async () => {
    const { files } = await generateEvent(
      { state: STATES },
      { $schema: 'http://json-schema.org/draft-07/schema#' },
    );
    expect(files['types.d.ts']).toContain(LINES[0]);
  });

  test('no schema where they are not texts', async () => {
    const { files, result } = await generateEvent({ state: { ...STATES, 'x-enum-varnames': 'Waits, Runs' } });
    expect(result.warnings).toStrictEqual([]);
    expect(files['types.d.ts']).toContain('- `0`: In the queue.');
  });

  test('the bundled schema has them too', async () => {
    const { files } = await generateEvent({ state: STATES });
    expect(JSON.parse(files['schemas/events/a.schema.json'] ?? '').properties.state).toStrictEqual(STATES);
  });
});
