import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../generator/config/check-config.js';
import type { CatalogConfig } from '../../generator/config/config.js';
import { FORMAT_NAMES } from '../../generator/patterns/formats.js';
import {
  diagnosticsOf,
  eventSchema,
  type Generated,
  generateFrom,
  importEmitted,
  type Schemas,
  validatorsOf,
} from '../support/catalogs.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

type Formats = CatalogConfig['formats'];

const PROPERTIES = {
  at: { type: 'string', format: 'date-time', pattern: '^[0-9]' },
  mail: { type: 'string', format: 'email', default: 'nobody' },
  size: { type: 'integer', format: 'int64' },
};

const SCHEMAS: Schemas = {
  'a.json': eventSchema('a', {
    required: ['at', 'mail'],
    properties: PROPERTIES,
    examples: [{ type: 'a', at: '2024-01-15', mail: 'nobody' }],
  }),
};

const VALID = { type: 'a', at: '2024-01-15T10:30:00Z', mail: 'a@b.example' };
const WRONG_DATE = { ...VALID, at: '2024-01-15' };
const WRONG_MAIL = { ...VALID, mail: 'nobody' };

/** What validators say about a payload: the guard's answer, and the keyword of each error. */
async function verdict(made: Generated, payload: unknown): Promise<readonly [boolean, readonly unknown[]]> {
  const { isWebhookEvent, validateWebhookEvent } = await validatorsOf(made);
  const answer = validateWebhookEvent(payload);
  return [isWebhookEvent(payload), answer.valid ? [] : answer.errors.map(({ keyword }) => keyword)];
}

/** The schema that the output has for the event. */
function emittedProperties({ files }: Generated): unknown {
  return JSON.parse(files['schemas/events/a.schema.json'] ?? '').properties;
}

describe('formats', () => {
  test.each<[Formats, readonly string[], readonly string[]]>([
    [undefined, ['format'], ['format']],
    ['checked', ['format'], ['format']],
    [['date-time'], ['format'], []],
    [['email', 'uuid'], [], ['format']],
    [[], [], []],
    ['annotation', [], []],
  ])('%j decides what guards, validators and explanations judge', async (formats, ofDate, ofMail) => {
    const made = await generateFrom(SCHEMAS, {
      invalidExamples: 'warning',
      ...(formats !== undefined && { formats }),
    });
    expect(await verdict(made, VALID)).toStrictEqual([true, []]);
    expect(await verdict(made, WRONG_DATE)).toStrictEqual([ofDate.length === 0, ofDate]);
    expect(await verdict(made, WRONG_MAIL)).toStrictEqual([ofMail.length === 0, ofMail]);
  });

  test('that are not checked stay in comments and in bundled schemas', async () => {
    const made = await generateFrom(SCHEMAS, { formats: 'annotation' });
    expect(made.files['types.d.ts']).toContain('@format date-time');
    expect(made.files['types.d.ts']).toContain('@format email');
    expect(emittedProperties(made)).toMatchObject(PROPERTIES);
    const bundle = made.files['schemas/webhook-events.schema.json'] ?? '';
    expect(JSON.parse(bundle).$defs.AEvent.properties).toMatchObject(PROPERTIES);
    expect(Object.values(made.files).join('\n')).not.toContain('x-format');
  });

  test('that are not checked leave no code behind, as sources either', async () => {
    for (const target of ['package', 'source'] as const) {
      const { files } = await generateFrom(SCHEMAS, {
        formats: ['email'],
        target,
        invalidExamples: 'warning',
      });
      const text = Object.values(files).join('\n');
      expect(text).toContain('isEmail');
      expect(text).not.toContain('isDateTime');
    }
  });

  test('that are not checked reject no example where data decides, because Ajv would be wrong', async () => {
    const list = { type: 'array', contains: { const: 1 }, unevaluatedItems: { type: 'string' } };
    const schema = eventSchema('a', {
      properties: { at: { type: 'string', format: 'date-time' }, list },
      examples: [{ type: 'a', at: 'yesterday', list: [1, 'x'] }],
    });
    const made = (formats: Formats) => generateFrom({ 'a.json': schema }, { ...(formats && { formats }) });
    expect((await made(['email'])).result.events).toStrictEqual(['a']);
    expect(await diagnosticsOf(made(['date-time']))).toMatchObject([{ code: 'HS406' }]);
  });

  test('that are not checked have no invalid fixture', async () => {
    const keywords = async (formats: Formats) => {
      const { folder } = await generateFrom(
        { 'a.json': eventSchema('a', { properties: PROPERTIES }) },
        formats === undefined ? {} : { formats },
      );
      const all: readonly { readonly invalid: readonly { readonly keyword: string }[] }[] = Object.values(
        (await importEmitted<{ fixtures: object }>(join(folder, 'generated'), 'fixtures.js')).fixtures,
      );
      return new Set(all.flatMap(({ invalid }) => invalid.map(({ keyword }) => keyword)));
    };
    expect(await keywords(undefined)).toContain('format');
    const unchecked = await keywords('annotation');
    expect(unchecked).not.toContain('format');
    expect(unchecked).toContain('pattern');
  });

  test('that are not checked make no example and no default wrong', async () => {
    const found = await diagnosticsOf(generateFrom(SCHEMAS));
    expect(found.map(({ code }) => code)).toContain('HS406');
    const { result, files } = await generateFrom(SCHEMAS, { formats: 'annotation' });
    expect(result.warnings).toStrictEqual([]);
    expect(Object.values(files).join('\n')).toContain('2024-01-15"');
  });

  test('that are unknown give a warning unless no format is checked', () => {
    const unknown = { type: 'string', format: 'date-tiem' };
    const codes = (...checkedFormats: readonly string[]) =>
      diagnosticsOfProperty(unknown, { settings: { checkedFormats } }).map(({ code }) => code);
    expect(codes(...FORMAT_NAMES)).toStrictEqual(['HS208']);
    expect(codes('uuid')).toStrictEqual(['HS208']);
    expect(codes()).toStrictEqual([]);
  });

  test('that are not checked make a choice of nothing but formats ambiguous, as in JSON Schema', async () => {
    const when = { type: 'string', oneOf: [{ format: 'date' }, { format: 'date-time' }] };
    const schemas = { 'a.json': eventSchema('a', { properties: { when } }) };
    const payload = { type: 'a', when: '2024-01-15' };
    expect(await verdict(await generateFrom(schemas), payload)).toStrictEqual([true, []]);
    const made = await generateFrom(schemas, { formats: 'annotation' });
    expect(await verdict(made, payload)).toStrictEqual([false, ['oneOf']]);
  });

  test('of the envelope of CloudEvents count too', async () => {
    const schemas = { 'events/a.json': { type: 'object' } };
    const payload = { specversion: '1.0', id: '1', source: '/a', type: 'a', time: 'yesterday', data: {} };
    const discriminator = { envelope: 'cloudevents' };
    expect(await verdict(await generateFrom(schemas, { discriminator }), payload)).toStrictEqual([
      false,
      ['format'],
    ]);
    const made = await generateFrom(schemas, { discriminator, formats: ['uri'] });
    expect(await verdict(made, payload)).toStrictEqual([true, []]);
    expect(made.files['types.d.ts']).toContain('@format date-time');
  });

  test('are left alone in values that look like schemas', async () => {
    const made = await generateFrom(
      {
        'a.json': eventSchema('a', {
          properties: { format: { type: 'string' }, 'x-format': { const: { format: 'email' } } },
        }),
      },
      { formats: 'annotation' },
    );
    expect(emittedProperties(made)).toMatchObject({
      format: { type: 'string' },
      'x-format': { const: { format: 'email' } },
    });
  });
});

describe('The command line', () => {
  async function project(formats: Formats) {
    const folder = await temporaryFolder();
    const config = { schemas: 'schemas', out: 'out', ...(formats !== undefined && { formats }) };
    const schema = eventSchema('a', { properties: PROPERTIES });
    await writeTree(folder, {
      'hookschema.config.json': JSON.stringify(config),
      'schemas/a.json': JSON.stringify(schema),
    });
    return (...args: readonly string[]) =>
      runCommand(args, folder, { stdin: JSON.stringify({ type: 'a', at: '2024-01-15' }) });
  }

  test('validates as the configuration says', async () => {
    expect(await (await project('annotation'))('validate', '-')).toMatchObject({ exit: 0 });
    expect(await (await project(undefined))('validate', '-')).toMatchObject({ exit: 1 });
  });

  test('lists only what validators check as missing in types', async () => {
    const notes = async (formats: Formats) => {
      const { err } = await (await project(formats))('generate', '--verbose');
      return err.split('\n').filter((line) => line.includes('HS216') && line.includes('format'));
    };
    expect(await notes(undefined)).toHaveLength(2);
    expect(await notes(['email'])).toHaveLength(1);
    expect(await notes('annotation')).toStrictEqual([]);
  });
});

describe('The option', () => {
  const GOOD = { schemas: 'schemas', out: 'generated' };

  test('lists the formats that validators can check', async () => {
    const { definitions } = JSON.parse(await readFile(join(REPOSITORY, 'config.schema.json'), 'utf8'));
    expect(definitions.FormatNames.items.enum).toStrictEqual(FORMAT_NAMES);
    expect(await checkConfig({ ...GOOD, formats: FORMAT_NAMES })).toStrictEqual([]);
  });

  test.each([
    ['anotation', '/formats', /checked, annotation, or a list/, 'did you mean "annotation"?'],
    [['date-tiem'], '/formats/0', /format that validators can check/, 'did you mean "date-time"?'],
    [['uuid', 'int64'], '/formats/1', /format that validators can check/, /use one of "date"/],
    [true, '/formats', /checked, annotation, or a list/, /./],
  ])('is not %j', async (formats, pointer, message, hint) => {
    const matching = (text: string | RegExp) =>
      typeof text === 'string' ? text : expect.stringMatching(text);
    expect(await checkConfig({ ...GOOD, formats })).toMatchObject([
      { code: 'HS602', pointer, message: matching(message), hint: matching(hint) },
    ]);
  });
});
