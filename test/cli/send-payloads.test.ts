import { describe, expect, test } from 'vitest';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import {
  arrived,
  requests,
  SECRET,
  send,
  sendForResult,
  sendTo,
  targetUrl,
  useTarget,
} from '../support/send-target.js';

useTarget();

describe('--set', () => {
  test('changes the payload by a path or a JSON Pointer', async () => {
    await sendTo('--set', 'data.display_name=Acme');
    await sendTo('--set', '/data/display_name=Acme = more', '--set', 'environment_id=env_1');
    expect(arrived.map(({ name }) => name)).toStrictEqual(['Acme', 'Acme = more']);
  });

  test('a number is text where the schema accepts only text', async () => {
    expect((await sendTo('--set', 'data.display_name=42')).exit).toBe(0);
    expect(arrived[0]?.name).toBe('42');
  });

  test('what the schema rejects is not sent, unless --invalid', async () => {
    const { exit, err } = await sendTo('--set', 'data.display_name=[]');
    expect(exit).toBe(1);
    expect(err).toContain('error HS734 at /data/display_name: the payload (full) is not valid');
    expect(requests).toHaveLength(0);
    expect(await sendForResult('--set', 'data.display_name=[]', '--invalid')).toMatchObject({
      exit: 0,
      statuses: { 422: 1 },
    });
  });

  test('another form is a wrong usage', async () => {
    expect((await sendTo('--set', 'data.display_name')).exit).toBe(2);
    expect((await sendTo('--set', '=1')).exit).toBe(2);
  });
});

describe('--fixture and --all', () => {
  test.each(['minimal', 'full', 'example', 'example-1', 'data.region_code is "EU"'])('%s', async (name) => {
    const result = await sendForResult('--fixture', name);
    expect(result).toMatchObject({ exit: 0, answers: [{ fixture: name, status: 204 }] });
  });

  test('an invalid fixture needs --invalid, and a 4xx is expected then', async () => {
    const name = 'data.id is missing';
    expect((await sendTo('--fixture', name)).err).toContain('HS734');
    expect(await sendForResult('--fixture', name, '--invalid')).toMatchObject({
      exit: 0,
      statuses: { 422: 1 },
    });
  });

  test('an unknown fixture is named with what was meant', async () => {
    const { exit, err } = await sendTo('--fixture', 'minmal');
    expect(exit).toBe(2);
    expect(err).toContain('unknown fixture minmal; did you mean minimal?');
  });

  test('an unknown event is named with what was meant', async () => {
    const { exit, err } = await send('organisation.created', '--to', targetUrl());
    expect(exit).toBe(2);
    expect(err).toContain('unknown event organisation.created');
    expect(err).toContain('did you mean "organization.created"?');
  });

  test('--all sends every event once', async () => {
    const { exit } = await send('--all', '--to', targetUrl());
    expect(exit).toBe(0);
    expect(new Set(arrived.map(({ type }) => type)).size).toBe(41);
    expect(arrived).toHaveLength(41);
  });

  test('--all with an event sends all its fixtures', async () => {
    const valid = await sendForResult('--all');
    expect(valid.exit).toBe(0);
    expect(Object.keys(valid.statuses)).toStrictEqual(['204']);
    expect(valid.sent).toBeGreaterThan(3);
    const invalid = await sendForResult('--all', '--invalid');
    expect(invalid.exit).toBe(0);
    // An event type that the catalog does not have is an unknown event to the receiver.
    expect(Object.keys(invalid.statuses)).toStrictEqual(['204', '400', '422']);
  });
});

describe('The schemas', () => {
  test('are checked where they fail, so that the errors say what is wrong', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'schemas/a.json':
        '{ "properties": { "type": { "const": "a" }, "id": { "type": "string", "pattern": "(" } } }',
    });
    const { exit, err } = await runCommand(
      ['send', 'a', '--schemas', 'schemas', '--to', targetUrl(), '--secret', SECRET],
      folder,
    );
    expect(exit).toBe(1);
    expect(err).toMatch(/schemas\/a\.json:1:\d+ - error HS2\d\d at \/properties\/id\/pattern/);
  });
});
