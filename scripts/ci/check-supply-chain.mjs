import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { productionPackages } from '../supply-chain/production-packages.mjs';
import { billOfMaterials } from '../supply-chain/sbom.mjs';
import { tarballOf } from './check-packages.mjs';

/**
 * Checks what users install beside hookschema: the bill of materials, the shrinkwrap in the tarball, and the advisories
 * of the registry. The package must have been packed. The rest is in `test/repository/supply-chain.test.ts`.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkSupplyChain({ root, temp, step }) {
  await step('supply chain: the bill of materials is CycloneDX and complete', () =>
    writeFileSync(path.join(temp, 'hookschema.cdx.json'), billOfMaterials(root)),
  );
  await step('supply chain: the tarball has the shrinkwrap', () => {
    const args = ['-xzOf', tarballOf(temp, 'hookschema'), 'package/npm-shrinkwrap.json'];
    const { packages } = JSON.parse(execFileSync('tar', args, { encoding: 'utf8' }));
    const places = Object.keys(packages).filter((place) => place !== '');
    assert.deepEqual(
      places,
      productionPackages(root).map(({ at }) => at),
    );
  });
  await step('supply chain: npm audit finds accepted advisories only', () => {
    const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8' });
    const found = JSON.parse(stdout);
    // A registry without this service, and a machine without a network, give an error instead.
    if (found.vulnerabilities === undefined) return;
    assert.deepEqual(unaccepted(found.vulnerabilities, root), []);
  });
}

/**
 * The packages with advisories of their own that are not accepted. A package that only depends on another with one
 * names that instead of an advisory.
 *
 * @param {Record<string, { via: (string | { title: string, url: string })[] }>} vulnerabilities
 * @param {string} root
 * @returns {string[]}
 */
function unaccepted(vulnerabilities, root) {
  /** @type {{ advisories: { package: string, accepted?: string }[] }} */
  const known = JSON.parse(readFileSync(path.join(root, 'scripts/supply-chain/advisories.json'), 'utf8'));
  const accepted = known.advisories.flatMap((one) => (one.accepted === undefined ? [] : [one.package]));
  return Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((one) =>
      typeof one === 'string' || accepted.includes(name) ? [] : [`${name}: ${one.title}`],
    ),
  );
}
