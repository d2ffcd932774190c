import { describe, expect, test } from 'vitest';
import { zodSchemas } from '../../docs/examples/zod.js';
import { GOOD_SCHEMAS, generateFrom } from '../support/catalogs.js';

describe('The README of a package', () => {
  test('says how to install a package that the configuration names', async () => {
    const { files } = await generateFrom(GOOD_SCHEMAS);
    expect(files['README.md']).toContain('npm install @acme/events\n');
    expect(files['README.md']).toContain('from "@acme/events/receive"');
  });

  test('imports from the folder where it has no name: npm may have that of somebody else', async () => {
    const { files } = await generateFrom(GOOD_SCHEMAS, { package: {} });
    expect(files['README.md']).not.toContain('npm install');
    const imported = files['README.md']?.match(/(?<=from ").*(?=";)/g) ?? [];
    expect(imported).toContain('./generated/receive.js');
    for (const one of imported) expect(Object.keys(files)).toContain(one.replace('./generated/', ''));
  });

  test('says how to install what its modules need, in any case', async () => {
    const { files } = await generateFrom(GOOD_SCHEMAS, { package: {}, emitters: [zodSchemas] });
    expect(files['README.md']).toContain('npm install zod\n');
  });
});
