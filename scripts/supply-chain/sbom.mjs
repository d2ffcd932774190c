/**
 * `node scripts/supply-chain/sbom.mjs`: prints the bill of materials of hookschema in CycloneDX 1.5, as `npm sbom` writes
 * it for the shrinkwrap of the tarball. Fails when it is not one, or does not have exactly the packages that npm
 * installs, each with its version, hash and license.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { argv, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { productionPackages } from './production-packages.mjs';
import { shrinkwrapText } from './shrinkwrap.mjs';

/**
 * @typedef {object} Component a part of the bill, as far as it is checked: https://cyclonedx.org/docs/1.5/json/
 * @property {string} name
 * @property {string} version
 * @property {string} purl
 * @property {{ alg: string, content: string }[]} hashes
 * @property {{ license: { id?: string, name?: string } }[]} licenses
 */

/**
 * The bill of materials, checked.
 *
 * @param {string} root the folder of the repository
 * @returns {string} JSON
 */
export function billOfMaterials(root) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-sbom-'));
  try {
    const shrinkwrap = shrinkwrapText(root);
    writeFileSync(path.join(folder, 'npm-shrinkwrap.json'), shrinkwrap);
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(JSON.parse(shrinkwrap).packages['']));
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'peer'];
    const text = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
    check(JSON.parse(text), root);
    return text;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {{ bomFormat: unknown, specVersion: unknown, serialNumber: string, version: unknown, components: Component[] }} bill
 * @param {string} root
 */
function check({ bomFormat, specVersion, serialNumber, version, components }, root) {
  assert.deepEqual(
    { bomFormat, specVersion, version },
    { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 },
  );
  assert.match(serialNumber, /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const listed = components.map((one) => decodeURIComponent(one.purl)).sort();
  const installed = productionPackages(root).map(({ name, version: of }) => `pkg:npm/${name}@${of}`);
  assert.deepEqual(listed, installed.sort());
  for (const { purl, hashes, licenses } of components) {
    assert.ok(
      hashes.some(({ alg, content }) => alg === 'SHA-512' && /^[0-9a-f]{128}$/.test(content)),
      purl,
    );
    assert.ok(licenses.length > 0, `${purl} has a license`);
  }
}

if (argv[1] === fileURLToPath(import.meta.url))
  stdout.write(billOfMaterials(fileURLToPath(new URL('../..', import.meta.url))));
