import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { type CatalogV1, catalogV1 } from '../../generator/emit/catalog-v1.js';
import type { EmitContext, Emitter } from '../../generator/emit/emitter.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema, GOOD_SCHEMAS, generateFrom, type Schemas } from '../support/catalogs.js';

/** What an emitter is given, and what the run says. */
async function given(
  more: Partial<CatalogConfig> = {},
  emit?: Emitter['emit'],
  schemas: Schemas = GOOD_SCHEMAS,
) {
  const seen: { catalog: CatalogV1; context: EmitContext }[] = [];
  const emitter: Emitter = {
    name: 'own',
    reserves: ['Mine'],
    emit: (catalog, context) => {
      seen.push({ catalog, context });
      return emit?.(catalog, context) ?? [];
    },
  };
  const { result, files } = await generateFrom(schemas, { emitters: [emitter], ...more });
  const [first] = seen;
  if (first === undefined && more.emitters === undefined) throw new Error('the emitter has not run');
  return { catalog: first?.catalog, context: first?.context, result, files };
}

describe('The catalog of an emitter', () => {
  test('is version 1, and has nothing of the program itself', async () => {
    const { catalog } = await given();
    expect(catalog).toMatchObject({ apiVersion: 1, package: { name: '@acme/events' } });
    expect(Object.keys(catalog ?? {}).sort()).toStrictEqual([
      'apiVersion',
      'checkedFormats',
      'definitions',
      'discriminator',
      'events',
      'package',
      'schemaId',
      'signature',
      'types',
    ]);
    expect(catalog?.events.map((event) => Object.keys(event).sort())).toStrictEqual(
      Array(2).fill(['examples', 'names', 'path', 'schema', 'source', 'type']),
    );
    expect(catalog?.events[0]?.examples).toStrictEqual([{ type: 'order.created', id: 'o-1' }]);
  });

  test('is frozen, all the way down', () => {
    const catalog = catalogV1(catalogOf(GOOD_SCHEMAS));
    const parts: unknown[] = [catalog];
    for (const part of parts) {
      if (typeof part !== 'object' || part === null) continue;
      expect(Object.isFrozen(part)).toBe(true);
      parts.push(...Object.values(part));
    }
    expect(parts.length).toBeGreaterThan(30);
  });
});

describe('The context of an emitter', () => {
  test('has the target and the names of the output', async () => {
    const { context } = await given();
    expect(context).toMatchObject({ target: 'package', options: {}, names: { package: '@acme/events' } });
    expect([...(context?.emitters ?? [])]).toStrictEqual(['own']);
    for (const name of [
      'Mine',
      'OrderCreatedEvent',
      'isOrderCreatedEvent',
      'WebhookEvent',
      'ValidationError',
    ])
      expect(context?.names.taken).toContain(name);
  });

  test('has no name of a package among sources', async () => {
    const { context } = await given({ target: 'source' });
    expect(context).toMatchObject({ target: 'source', names: { package: undefined } });
  });

  test('has the options of its entry', async () => {
    let seen: object | undefined;
    const emitter: Emitter = {
      name: 'own',
      emit: (_catalog, { options }) => {
        seen = options;
        return [];
      },
    };
    await generateFrom(GOOD_SCHEMAS, { emitters: [{ emitter, options: { suffix: 'X' } }] });
    expect(seen).toStrictEqual({ suffix: 'X' });
  });

  test('shows warnings with the emitter and the file of the event, and stops nothing', async () => {
    const { result, files } = await given({}, ({ events: [event] }, { warn }) => {
      warn('one is odd', { hint: 'look at it', ...(event && { event }) });
      warn('so are all');
      return [{ path: 'x.md', content: 'x\n' }];
    });
    expect(files['x.md']).toBe('x\n');
    expect(result.warnings).toMatchObject([
      { code: 'HS804', message: 'the emitter own warns: so are all' },
      {
        code: 'HS804',
        severity: 'warning',
        message: 'the emitter own warns: one is odd',
        hint: 'look at it',
        file: 'schemas/events/order.created.schema.json',
      },
    ]);
  });
});

describe('Names that an emitter reserves', () => {
  const withDefinition = (name: string): Schemas => ({
    'a.json': eventSchema('a', {
      properties: { x: { $ref: `#/$defs/${name}` } },
      $defs: { [name]: { type: 'object', properties: { y: { type: 'string' } } } },
    }),
  });

  test('are refused to definitions', async () => {
    await expect(given({}, undefined, withDefinition('Mine'))).rejects.toMatchObject({
      diagnostics: [{ code: 'HS404', message: 'the generated code uses the name Mine' }],
    });
  });

  test('are free without that emitter', async () => {
    const { files } = await given({ emitters: ['types'] }, undefined, withDefinition('Mine'));
    expect(files['types.d.ts']).toContain('export type Mine = ');
  });
});
