/**
 * Compiles every event of a folder to a module of standalone code: `node ajv-standalone.mjs <schemas> <out>`. A team
 * that uses Ajv directly would write such a script.
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
  // @ts-expect-error The package is CommonJS, but its types declare an ES module under nodenext.
  addFormats(ajv);
  for (const [file, one] of shared) ajv.addSchema({ $id: `https://bench.example/${file}`, ...one });
  const { $id: _id, ...rest } = schema;
  const validate = ajv.compile({ $id: `https://bench.example/events/${name}`, ...rest });
  // @ts-expect-error As above.
  writeFileSync(path.join(out, `${name}.js`), standaloneCode(ajv, validate));
}
