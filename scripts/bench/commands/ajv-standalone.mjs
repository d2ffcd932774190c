/**
 * Compiles every event of a folder to standalone code, a module each: `node ajv-standalone.mjs <schemas> <out>`. What a
 * team would write that takes Ajv's own way.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';

const [, , schemas = '', out = ''] = process.argv;
/** @param {string} folder */
const read = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8'))]);
const shared = read(schemas).filter(([name]) => !name.startsWith('events'));
mkdirSync(out, { recursive: true });
for (const [name, schema] of read(path.join(schemas, 'events'))) {
  const ajv = new Ajv2020({ code: { source: true, esm: true }, strict: false });
  // @ts-expect-error The package is CommonJS, and its types say otherwise under nodenext.
  addFormats(ajv);
  for (const [file, one] of shared) ajv.addSchema({ $id: `https://bench.example/${file}`, ...one });
  const { $id: _id, ...rest } = schema;
  const validate = ajv.compile({ $id: `https://bench.example/events/${name}`, ...rest });
  // @ts-expect-error As above.
  writeFileSync(path.join(out, `${name}.js`), standaloneCode(ajv, validate));
}
