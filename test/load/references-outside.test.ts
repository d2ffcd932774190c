import { symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { CODES } from '../../generator/diagnostics/index.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

/** A text in the files outside. It must not appear in any output or message. */
const CANARY = 'canary-5f1c';

/**
 * References out of the schema folder, and the code that refuses each. PORT is the port of a server on this machine,
 * OUTSIDE the folder above the schema folder, in which canary.json is.
 */
const FORMS: readonly (readonly [form: string, code: keyof typeof CODES])[] = [
  ['http://127.0.0.1:PORT/canary.json', 'HS303'],
  ['HTTP://127.0.0.1:PORT/canary.json#/$defs/a', 'HS303'],
  ['https://127.0.0.1:PORT/canary.json', 'HS303'],
  ['http:127.0.0.1:PORT/canary.json', 'HS303'],
  ['ftp://127.0.0.1:PORT/canary.json', 'HS303'],
  ['ws://127.0.0.1:PORT/canary.json', 'HS303'],
  ['//127.0.0.1:PORT/canary.json', 'HS302'],
  ['///127.0.0.1:PORT/canary.json', 'HS302'],
  ['\\\\127.0.0.1@PORT\\share\\canary.json', 'HS302'],
  ['file://OUTSIDE/canary.json', 'HS302'],
  ['FILE:OUTSIDE/canary.json', 'HS302'],
  ['file://localhostOUTSIDE/canary.json', 'HS302'],
  ['file:../canary.json', 'HS302'],
  ['OUTSIDE/canary.json', 'HS302'],
  ['/canary.json', 'HS302'],
  ['\\canary.json', 'HS302'],
  ['../canary.json', 'HS302'],
  ['../canary.json#/properties', 'HS302'],
  ['../canary.json?x', 'HS302'],
  ['./../canary.json', 'HS302'],
  ['inside/../../canary.json', 'HS302'],
  ['../schemas/../canary.json', 'HS302'],
  ['..\\canary.json', 'HS302'],
  ['%2e%2e/canary.json', 'HS302'],
  ['.%2E%2Fcanary.json', 'HS302'],
  ['..%5ccanary.json', 'HS302'],
  ['%252e%252e/canary.json', 'HS301'],
  ['%2fetc%2fpasswd', 'HS301'],
  ['C:/canary.json', 'HS303'],
  ['C:\\canary.json', 'HS303'],
  ['c:canary.json', 'HS303'],
  ['//C:/canary.json', 'HS302'],
  ['\\\\?\\C:\\canary.json', 'HS302'],
  ['~/canary.json', 'HS301'],
  ['$HOME/canary.json', 'HS301'],
  ['\t../canary.json', 'HS301'],
  ['.\0./canary.json', 'HS301'],
  ['linked/canary.json', 'HS301'],
  ['data:application/json,{"type":"object"}', 'HS303'],
  ['data:application/json;base64,e30=', 'HS303'],
  ['node:fs', 'HS303'],
  ['javascript:alert(1)', 'HS303'],
  ['urn:uuid:00000000-0000-0000-0000-000000000000', 'HS303'],
];

const DIALECTS = [
  'http://json-schema.org/draft-04/schema#',
  'http://json-schema.org/draft-06/schema#',
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
] as const;

let requests = 0;
const server = createServer((_request, response) => {
  requests += 1;
  response.end(JSON.stringify({ description: CANARY }));
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
  expect(requests).toBe(0);
});

const EVENT = { type: 'object', required: ['type'], properties: { type: { const: 'a' } } };

/** Generates from a document with a reference, beside a linked folder and a linked file that lead outside. */
async function generateWith(document: (form: string) => object, form: string, more: object = {}) {
  const home = await temporaryFolder();
  const { port } = server.address() as AddressInfo;
  const written = form.replaceAll('PORT', String(port)).replaceAll('OUTSIDE', home);
  const text = JSON.stringify(document(written), null, 2);
  const canary = JSON.stringify({ description: CANARY, type: 'object' });
  await writeTree(home, {
    'canary.json': canary,
    'canary2.json': canary,
    'schemas/a.json': text,
    'hookschema.config.json': JSON.stringify({ ...CONFIG, ...more }),
  });
  await symlink('..', join(home, 'schemas', 'linked'));
  const ran = await runCommand(['generate', '--reporter', 'json', '--verbose'], home);
  const output = await readTree(join(home, 'generated'));
  expect(JSON.stringify([ran, output])).not.toContain(CANARY);
  const { diagnostics } = JSON.parse(ran.out) as { diagnostics: Found[] };
  return { exit: ran.exit, diagnostics, output };
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly hint: string;
}

const CONFIG: CatalogConfig = {
  schemas: ['schemas/*.json'],
  out: 'generated',
  package: { name: '@acme/events' },
};

describe.each(DIALECTS)('A reference in %s', (dialect) => {
  const keywords = ['$ref', ...(dialect.includes('2020') ? ['$dynamicRef'] : [])];
  test.each(keywords)('%s never leaves the schema folder', { timeout: 60_000 }, async (keyword) => {
    const draft04 = dialect.includes('-04');
    const type = draft04 ? { enum: ['a'] } : { const: 'a' };
    for (const [form, code] of FORMS) {
      const document = (ref: string): object => ({
        $schema: dialect,
        ...EVENT,
        properties: { type, x: { [keyword]: ref } },
      });
      const { exit, diagnostics, output } = await generateWith(document, form);
      const led = form.startsWith('linked/');
      expect({ form, exit, diagnostics }).toMatchObject({
        exit: 1,
        diagnostics: [
          led ? { code: 'HS104' } : { code, pointer: `/properties/x/${keyword}`, line: expect.any(Number) },
        ],
      });
      expect(output).toStrictEqual({});
    }
  });
});

type Document = (form: string) => object;

/** An OpenAPI document with one webhook. `more` has what the reference is in. */
function openApi(version: string, more: object, webhook: object = {}): object {
  const schema = { $ref: '#/components/schemas/A' };
  const body = { content: { 'application/json': { schema, ...webhook } } };
  const item = { post: { requestBody: body, responses: { 200: { description: 'ok' } } } };
  const base = { openapi: version, info: { title: 'Shop', version: '1' }, paths: {} };
  const hooks = version.startsWith('3.0') ? { 'x-webhooks': { a: item } } : { webhooks: { a: item } };
  const type = { type: 'string', enum: ['a'] };
  return {
    ...base,
    ...hooks,
    components: { schemas: { A: { ...EVENT, properties: { type } } } },
    ...more,
  };
}

/** Where a reference is in an OpenAPI document: what OpenAPI itself resolves. */
function openApiPlaces(version: string): Readonly<Record<string, Document>> {
  const hooks = version.startsWith('3.0') ? 'x-webhooks' : 'webhooks';
  const withSchema = (A: object): object => openApi(version, { components: { schemas: { A } } });
  const type = { type: 'string', enum: ['a'] };
  return {
    'a schema': (ref) => withSchema({ ...EVENT, properties: { type, x: { $ref: ref } } }),
    'a path item': (ref) => openApi(version, { [hooks]: { a: { $ref: ref } } }),
    'a request body': (ref) => openApi(version, { [hooks]: { a: { post: { requestBody: { $ref: ref } } } } }),
    'the schema of a media type': (ref) => openApi(version, {}, { schema: { $ref: ref } }),
  };
}

const VERSIONS = ['3.0.3', '3.1.0'];

describe.each(VERSIONS)('A reference in OpenAPI %s', (version) => {
  test.each(Object.entries(openApiPlaces(version)))('%s', { timeout: 60_000 }, async (_place, document) => {
    for (const [form] of FORMS) {
      const { exit, diagnostics, output } = await generateWith(document, form);
      const code = expect.stringMatching(/^HS(?:104|30[123])$/);
      const codes = diagnostics.filter(({ code: one }) => /^HS(?:104|30)/.test(one));
      expect({ form, exit, codes }).toMatchObject({ form, exit: 1, codes: [{ code }] });
      expect(output).toStrictEqual({});
    }
  });

  test('the mapping of a discriminator', { timeout: 60_000 }, async () => {
    for (const [form] of FORMS) {
      const discriminator = { propertyName: 'kind', mapping: { b: form } };
      const B = { type: 'object', required: ['kind'], properties: { kind: { type: 'string', enum: ['b'] } } };
      const x = { oneOf: [{ $ref: '#/components/schemas/B' }], discriminator };
      const A = { ...EVENT, properties: { type: { type: 'string', enum: ['a'] }, x } };
      const { diagnostics } = await generateWith((mapped) => {
        discriminator.mapping.b = mapped;
        return openApi(version, { components: { schemas: { A, B } } });
      }, form);
      const codes = diagnostics.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
      const expected = form.startsWith('linked/') ? ['HS421', 'HS104'] : ['HS421'];
      expect({ form, codes }).toStrictEqual({ form, codes: expected });
    }
  });

  test('what OpenAPI only mentions: external documentation and examples, links and servers', {
    timeout: 60_000,
  }, async () => {
    for (const [form] of FORMS) {
      const document: Document = (url) =>
        openApi(
          version,
          { externalDocs: { url }, servers: [{ url }], tags: [{ name: 't', externalDocs: { url } }] },
          { examples: { one: { externalValue: url } } },
        );
      const { exit, diagnostics } = await generateWith(document, form);
      const errors = diagnostics.filter(({ code }) => CODES[code as keyof typeof CODES].severity === 'error');
      expect({ form, exit, errors }).toStrictEqual({ form, exit: 0, errors: [] });
    }
  });
});

/** Other places for a URI or a path: the document, and the codes that the forms give there. */
const PLACES: Readonly<Record<string, readonly [document: Document, codes: RegExp]>> = {
  $schema: [(form) => ({ $schema: form, ...EVENT }), /^HS20[46]$/],
  'a relative $ref below a $id': [
    (form) => ({ ...EVENT, $id: form, properties: { ...EVENT.properties, x: { $ref: 'canary2.json' } } }),
    /^HS(?:20[36]|30[123])$/,
  ],
};

describe('A URI in another place is never opened:', () => {
  test.each(Object.entries(PLACES))('%s', { timeout: 60_000 }, async (_name, [document, codes]) => {
    for (const [form] of FORMS) {
      const { exit, diagnostics } = await generateWith(document, form);
      expect({ form, exit, code: diagnostics[0]?.code }).toStrictEqual({
        form,
        exit: 1,
        code: expect.stringMatching(codes),
      });
    }
  });
});

test('The canaries work: a file that is inside is read, and its text is in the output', async () => {
  const folder = await temporaryFolder();
  const schema = { ...EVENT, properties: { ...EVENT.properties, x: { $ref: 'canary.json' } } };
  await writeTree(folder, {
    'schemas/canary.json': JSON.stringify({ description: CANARY, type: 'object' }),
    'schemas/a.json': JSON.stringify(schema),
    'hookschema.config.json': JSON.stringify(CONFIG),
  });
  expect((await runCommand(['generate'], folder)).exit).toBe(0);
  expect(JSON.stringify(await readTree(join(folder, 'generated')))).toContain(CANARY);
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}`);
  expect(requests).toBe(1);
  requests = 0;
});
