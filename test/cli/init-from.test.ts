import { describe, expect, test } from 'vitest';
import { init, projectOf, TYPESCRIPT } from '../support/init-project.js';

describe('hookschema init --from', () => {
  test('writes a configuration with the requested events of a shipped catalog', async () => {
    const folder = await projectOf({ 'package.json': TYPESCRIPT });
    const { exit, files } = await init(
      folder,
      '--from',
      'scalekit',
      '--include',
      'organization.*, user.login',
      '--out',
      'src/hooks',
    );
    expect(exit).toBe(0);
    expect(files['hookschema.config.ts']).toBe(`import { defineConfig } from 'hookschema';

export default defineConfig({
  from: 'hookschema/catalogs/scalekit',
  include: ['organization.*', 'user.login'],
  target: 'source',
  out: 'src/hooks',
});
`);
    expect(Object.keys(files).some((path) => path.startsWith('schemas/'))).toBe(false);
  });

  test.each([
    ['a pattern that matches nothing', ['--from', 'scalekit', '--include', 'organisation.*'], 1, 'HS604'],
    ['a catalog that is not shipped', ['--from', 'stripe'], 2, 'it ships scalekit'],
    ['a package that does not exist', ['--from', '@acme/hooks/catalog'], 1, 'HS605'],
    ['samples beside it', ['--from', 'scalekit', '--sample', 'a.json'], 2, '--sample'],
    ['--include alone', ['--include', 'a'], 2, '--from'],
    ['a discriminator for it', ['--from', 'scalekit', '--discriminator', '/x'], 2, '--discriminator'],
    ['an unknown target', ['--target', 'wasm'], 2, 'wasm'],
  ] as const)('refuses %s, and writes nothing', async (_name, args, status, said) => {
    const folder = await projectOf({ 'package.json': TYPESCRIPT });
    const { exit, stderr, files } = await init(folder, ...args);
    expect(exit).toBe(status);
    expect(stderr).toContain(said);
    expect(files).toStrictEqual({ 'package.json': TYPESCRIPT });
  });

  test('reports that an existing configuration is left unchanged', async () => {
    const own = { 'hookschema.config.json': '{ "schemas": "s", "out": "o" }', 'package.json': TYPESCRIPT };
    const { stderr, files } = await init(await projectOf(own), '--from', 'scalekit');
    expect(stderr).toContain('HS724');
    expect(files['hookschema.config.json']).toBe(own['hookschema.config.json']);
  });
});
