import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from '../support/folders.js';

/** A bundled program, with the original names and without comments. */
async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: REPOSITORY },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

function emitted(path: string): string {
  return readFileSync(join(REPOSITORY, 'generated', path), 'utf8');
}

/** The texts of a module's functions, without their names. */
function functions(code: string): readonly string[] {
  return code.split(/^(?=(?:export )?function )/m).flatMap((text) => {
    const [, name] = /^(?:export )?function (\w+)/.exec(text) ?? [];
    return name === undefined ? [] : [text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), '')];
  });
}

/** The top-level names of a module that belong to one event, or to a shape that several events share. */
function names(code: string, pattern: RegExp): readonly string[] {
  return [...new Set(code.match(pattern))].sort();
}

const ONE_EVENT = /\b(?:is|validate)\w+Event\b/g;
const JSON_SCHEMAS = /\bschema[A-Z]\w*/g;
const SHAPES = /\bis\w+Payload\b/g;

describe.each([
  ['validators', '@hookschema/scalekit/validators'],
  ['a module of its own', '@hookschema/scalekit/events/permission.created'],
])('An event’s validator, imported from %s', (_name, specifier) => {
  const program = (name: string) => `import { ${name} } from '${specifier}';\nconsole.log(${name});\n`;

  test('leaves out the other events', async () => {
    const code = await bundle(program('validatePermissionCreatedEvent'));
    expect(names(code, ONE_EVENT)).toStrictEqual([
      'isPermissionCreatedEvent',
      'validatePermissionCreatedEvent',
    ]);
    expect(code).not.toMatch(/organization\.created|connected_account|user\.login/);
  });

  test('leaves out their shapes and their JSON Schemas, which explain what is wrong', async () => {
    const code = await bundle(program('validatePermissionCreatedEvent'));
    expect(names(code, SHAPES)).toHaveLength(1);
    const schemas = names(code, JSON_SCHEMAS);
    expect(schemas.length).toBeLessThan(names(emitted('json-schemas.js'), JSON_SCHEMAS).length / 5);
    expect(schemas).toContain('schemaPermissionCreatedEvent');
    expect(schemas.filter((name) => /Event$/.test(name))).toStrictEqual(['schemaPermissionCreatedEvent']);
  });

  test('is a small part of the package', async () => {
    const code = await bundle(program('validatePermissionCreatedEvent'));
    const whole = await bundle("export * from '@hookschema/scalekit/validators';");
    expect(code.length).toBeLessThan(whole.length / 5);
  });

  test('has no code for errors when only the guard is imported', async () => {
    const code = await bundle(program('isPermissionCreatedEvent'));
    expect(code).not.toMatch(/must be|is required|errors|\$schema|"~standard"/);
    expect(code.length).toBeLessThan(6_000);
  });
});

describe('The package', () => {
  test('adds nothing to a bundle that does not use it', async () => {
    const entries = ['', '/validators', '/guards', '/all-errors', '/fixtures'];
    const code = await bundle(entries.map((entry) => `import '@hookschema/scalekit${entry}';`).join('\n'));
    expect(code.replace(/^\/\/.*$/gm, '').trim()).toBe('');
  });

  test('has no function for error messages of one place', () => {
    for (const file of ['all-errors.js', 'json-schemas.js'])
      expect(
        functions(emitted(file)).filter((text) => !/^(?:export )?function \(payload\)/.test(text)),
      ).toEqual([]);
  });

  test.each([['definitions.js', 'payloads.js'], ['guards.js'], ['all-errors.js'], ['validation-support.js']])(
    'has each function of %s once',
    (...files) => {
      const bodies = files.flatMap((file) => functions(emitted(file)));
      expect(bodies.length).toBeGreaterThan(10);
      expect(new Set(bodies).size).toBe(bodies.length);
    },
  );
});

describe('The guards', () => {
  test('contain no messages, no JSON Schemas, and no code that collects errors', async () => {
    const code = await bundle("export * from '@hookschema/scalekit/guards';");
    expect(code).not.toMatch(/must be|is required|errors|instancePath|\$schema|\bstandard\(/);
  });

  test('bring nothing of the validators along', async () => {
    const { metafile } = await build({
      entryPoints: [join(REPOSITORY, 'generated', 'guards.js')],
      bundle: true,
      write: false,
      metafile: true,
    });
    expect(Object.keys(metafile.inputs).sort()).toStrictEqual([
      'generated/definitions.js',
      'generated/guards.js',
      'generated/payloads.js',
      'generated/validation-support.js',
    ]);
  });
});

describe('What modules share', () => {
  test('is in one of them: no function and no constant is repeated in another', () => {
    const declared = [
      'validation-support',
      'definitions',
      'payloads',
      'guards',
      'validators',
      'json-schemas',
    ].flatMap((path) => [...emitted(`${path}.js`).matchAll(/^(?:export )?(?:function|const) (\w+)/gm)]);
    const names = declared.map(([, name]) => name);
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toStrictEqual([]);
  });
});
