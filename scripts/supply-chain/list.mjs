/**
 * `node scripts/supply-chain/list.mjs`: writes the list of the packages that are installed with hookschema.
 * `test/repository/supply-chain.test.ts` fails when a package is added, or grows by a tenth, before this list has been
 * renewed and its change reviewed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { productionPackages, unpackedSize } from './production-packages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const found = productionPackages(root).map(({ name, license, at }) => ({
  name,
  license,
  kilobytes: Math.ceil(unpackedSize(path.join(root, at)) / 1000),
}));
const total = found.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
const lines = found
  .map(
    ({ name, license, kilobytes }) =>
      `    { "name": ${JSON.stringify(name)}, "license": ${JSON.stringify(license)}, "kilobytes": ${kilobytes} }`,
  )
  .join(',\n');
const text = `{\n  "number": ${found.length},\n  "kilobytes": ${total},\n  "packages": [\n${lines}\n  ]\n}\n`;
writeFileSync(path.join(root, 'scripts/supply-chain/packages.json'), text);
console.log(`${found.length} packages, ${total} kB`);
