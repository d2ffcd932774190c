import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { isHigher } from '../../generator/output/released-version.js';
import {
  installScripts,
  lockedPackages,
  productionPackages,
  unpackedSize,
} from '../../scripts/supply-chain/production-packages.mjs';
import { shrinkwrapText } from '../../scripts/supply-chain/shrinkwrap.mjs';
import { eventSchema, generateFrom } from '../support/catalogs.js';
import { REPOSITORY } from '../support/folders.js';

const FOUND = productionPackages(REPOSITORY);

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(REPOSITORY, path), 'utf8'));
}

interface Listed {
  readonly number: number;
  readonly packages: readonly {
    readonly name: string;
    readonly license: string;
    readonly kilobytes: number;
  }[];
}

interface Advisory {
  readonly package: string;
  readonly id: string;
  readonly fixed: string;
  readonly accepted?: string;
}

describe('The packages that are installed with hookschema', () => {
  test('are those of the list; `node scripts/supply-chain/list.mjs` renews it', async () => {
    const { packages, number } = await readJson<Listed>('scripts/supply-chain/packages.json');
    expect(FOUND.map(({ name }) => name)).toStrictEqual(packages.map(({ name }) => name));
    expect(number).toBe(FOUND.length);
    for (const [at, { at: place, name }] of FOUND.entries()) {
      const listed = packages[at]?.kilobytes ?? 0;
      const size = unpackedSize(join(REPOSITORY, place)) / 1000;
      expect({ name, hasGrown: size > listed * 1.1 }).toStrictEqual({ name, hasGrown: false });
    }
  });

  test('have licenses that are allowed, in the lock file and in their own manifest', async () => {
    const { allowed } = await readJson<{ allowed: readonly string[] }>('scripts/supply-chain/licenses.json');
    for (const { name, license, at } of FOUND) {
      const own = await readJson<{ license?: string }>(`${at}/package.json`);
      expect({ name, isAllowed: allowed.includes(license) }).toStrictEqual({ name, isAllowed: true });
      expect({ name, license: own.license }).toStrictEqual({ name, license });
    }
  });

  test('run nothing when they are installed', () => {
    const locked = lockedPackages(REPOSITORY);
    for (const { name, at } of FOUND) {
      expect({ name, scripts: installScripts(join(REPOSITORY, at)) }).toStrictEqual({ name, scripts: [] });
      expect(locked[at]).not.toHaveProperty('hasInstallScript');
    }
  });

  test('are the versions of the lock file', async () => {
    for (const { name, version, at } of FOUND) {
      const own = await readJson<{ version: string }>(`${at}/package.json`);
      expect({ name, version: own.version }).toStrictEqual({ name, version });
    }
  });

  test('have no known vulnerability, except for those that are accepted with a reason', async () => {
    const { advisories } = await readJson<{ advisories: readonly Advisory[] }>(
      'scripts/supply-chain/advisories.json',
    );
    const open = advisories.flatMap(({ package: name, id, fixed, accepted }) =>
      FOUND.filter((one) => one.name === name && isHigher(fixed, one.version)).map((one) => ({
        name: `${name} ${one.version}`,
        id,
        isAccepted: accepted !== undefined && accepted.length > 40,
      })),
    );
    expect(open).toStrictEqual([
      { name: '@apidevtools/json-schema-ref-parser 11.9.3', id: 'CVE-2026-15195', isAccepted: true },
    ]);
    for (const { package: name } of advisories) expect(FOUND.map((one) => one.name)).toContain(name);
  });

  test('have each been looked up by name', async () => {
    const { advisories, none } = await readJson<{
      advisories: readonly Advisory[];
      none: readonly string[];
    }>('scripts/supply-chain/advisories.json');
    const names = [...new Set(advisories.map((one) => one.package)), ...none];
    expect(names.sort()).toStrictEqual([...new Set(FOUND.map(({ name }) => name))].sort());
  });
});

test('package.json names exact versions, and the package of types has no dependencies', async () => {
  const { dependencies } = await readJson<{ dependencies: Record<string, string> }>('package.json');
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const generated = await readJson<object>('generated/package.json');
  for (const list of ['dependencies', 'optionalDependencies', 'peerDependencies', 'scripts'])
    expect(generated).not.toHaveProperty(list);
});

test('The tarball has a shrinkwrap with the versions and hashes that were tested, and nothing else', async () => {
  const { packages } = JSON.parse(shrinkwrapText(REPOSITORY));
  const { '': own, ...others } = packages;
  expect(Object.keys(others)).toStrictEqual(FOUND.map(({ at }) => at));
  for (const one of Object.values<{ integrity?: string; dev?: boolean }>(others)) {
    expect(one.integrity).toMatch(/^sha512-/);
    expect(one).not.toHaveProperty('dev');
  }
  expect(own).not.toHaveProperty('devDependencies');
  const { files } = await readJson<{ files: readonly string[] }>('package.json');
  expect(files).toContain('npm-shrinkwrap.json');
});

/** Every object inside a value that a parser of references would take for one. */
function references(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

test('json-schema-to-typescript gives its parser no references, whatever the schemas say', async () => {
  const hostile = { $ref: '#/__proto__/polluted' };
  const properties = {
    $ref: { type: 'string' },
    a: { $ref: '#/$defs/__proto__' },
    b: { const: hostile },
    c: { enum: [hostile, [hostile]] },
    d: { type: 'object', default: hostile, examples: [hostile], additionalProperties: { const: hostile } },
    e: { type: 'array', prefixItems: [{ const: hostile }], items: { $ref: '#' } },
  };
  const $defs = JSON.parse('{ "__proto__": { "type": "object", "properties": { "polluted": {} } } }');
  const library = createRequire(createRequire(import.meta.url).resolve('json-schema-to-typescript'));
  const { $RefParser } = library('@apidevtools/json-schema-ref-parser');
  const dereference = vi.spyOn($RefParser.prototype, 'dereference');
  await generateFrom({ 'a.json': eventSchema('a', { properties, $defs }) });
  const given: readonly unknown[] = dereference.mock.calls.flat();
  dereference.mockRestore();
  expect(given.length).toBeGreaterThan(1);
  expect(given.flatMap(references)).toStrictEqual([]);
  expect({}).not.toHaveProperty('polluted');
});

interface Action {
  readonly action: string;
  readonly commit: string;
  readonly version: string;
  /** Where other projects name the same commit for the same version. */
  readonly seen: readonly string[];
}

describe('The workflows', () => {
  test('use only actions whose commits two other projects name for the same version', async () => {
    const { actions } = await readJson<{ actions: readonly Action[] }>('scripts/supply-chain/actions.json');
    for (const { seen } of actions)
      expect(new Set(seen.map((url) => url.split('/').slice(3, 5).join('/'))).size).toBeGreaterThan(1);
    const listed = actions.map(({ action, commit, version }) => `${action}@${commit} # ${version}`);
    const folder = join(REPOSITORY, '.github/workflows');
    const texts = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const used = texts.flatMap((text) => [...text.matchAll(/uses: *(.+)/g)].map(([, one = '']) => one));
    expect([...new Set(used)].sort()).toStrictEqual(listed.sort());
  });

  test('pin every action by its commit, and give each job the permissions that it needs', async () => {
    const folder = join(REPOSITORY, '.github/workflows');
    const names = await readdir(folder);
    expect(names.sort()).toStrictEqual(['ci.yml', 'release.yml']);
    for (const name of names) {
      const text = await readFile(join(folder, name), 'utf8');
      const used = [...text.matchAll(/uses: *(\S+)(.*)/g)];
      expect(used.length).toBeGreaterThan(1);
      for (const [, action = '', comment = ''] of used) {
        expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
        expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
      }
      expect(text).toMatch(/^permissions: \{\}$/m);
      expect(text).not.toMatch(/pull_request_target|\$\{\{ *github\.(?:event|head_ref)/);
      expect(text).not.toMatch(/npm (?:install|i)\b/);
    }
    const release = await readFile(join(folder, 'release.yml'), 'utf8');
    expect(release).toContain('npm publish --provenance');
    expect(release.match(/id-token: write/g)).toHaveLength(1);
  });
});

test('npm writes a bill of materials in CycloneDX for exactly these packages', {
  timeout: 60_000,
}, async () => {
  const script = join(REPOSITORY, 'scripts/supply-chain/sbom.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { maxBuffer: 1 << 26 });
  expect(JSON.parse(stdout)).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
});
