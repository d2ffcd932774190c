import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { writeBundleForm } from '../../scripts/bench/catalogs/bundle-form.mjs';
import { REPOSITORY, temporaryFolder } from '../support/folders.js';

const BUNDLE = join(REPOSITORY, 'generated/schemas/webhook-events.schema.json');

test('the events of a bundle become files that hold what they refer to, and nothing else', async () => {
  const folder = await temporaryFolder();
  const events = writeBundleForm(BUNDLE, folder);
  const target = join(folder, 'schemas/events');
  const files = readdirSync(target);
  expect([events, files.length]).toStrictEqual([41, 41]);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const { oneOf, $defs } = JSON.parse(readFileSync(BUNDLE, 'utf8'));
  for (const file of files) {
    const schema = JSON.parse(readFileSync(join(target, file), 'utf8'));
    const text = JSON.stringify(schema);
    for (const name of Object.keys(schema.definitions)) expect(text).toContain(`"#/definitions/${name}"`);
    const { $ref } = oneOf[Number(/\d+/.exec(file)?.[0])];
    const { type } = $defs[$ref.slice('#/$defs/'.length)].properties;
    expect(schema.properties.type).toStrictEqual(type);
    expect(ajv.compile(schema)).toBeTypeOf('function');
  }
});
