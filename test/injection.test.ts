import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ts } from 'ts-morph';
import { beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../generator/index.js';
import { temporaryFolder, writeTree } from './support/folders.js';

/** The code that each poison would run if it escaped from its string, comment, name or path. */
const HARM = 'globalThis.canary="dead"';

/** A way to escape from every place in which text can appear. */
const POISONS: Readonly<Record<string, string>> = {
  'the end of a comment': `*/ ${HARM}; /*`,
  'a template': `\`\${${HARM}}\``,
  'double quotes': `"; ${HARM}; "`,
  'single quotes': `'; ${HARM}; '`,
  'a backslash before a quote': `\\"; ${HARM}; //`,
  'a line break': `x\n${HARM}\n`,
  'a carriage return': `x\r${HARM}\r`,
  'a line separator': `x\u2028${HARM}\u2029`,
  'the end of a script': `</script><script>${HARM}</script><!--`,
  'a bracket and a brace': `]}); ${HARM}; ({[`,
  'a prototype': '__proto__',
  'a constructor': 'constructor',
  'a way up': `../../../${HARM}`,
};

/** A schema that has the poison in every position that accepts a string, and is otherwise valid. */
function poisonedSchema(poison: string): object {
  const literal = JSON.stringify(poison).slice(1, -1);
  const escaped = poison.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('-', '\\x2d');
  const inner = {
    title: poison,
    description: `${poison}\n@deprecated ${poison}`,
    $comment: poison,
    examples: [poison],
    default: { [poison]: poison },
    format: poison,
    pattern: escaped,
    contentEncoding: poison,
    contentMediaType: poison,
    type: 'string',
  };
  return {
    title: poison,
    description: poison,
    $comment: poison,
    [`x-${poison}`]: poison,
    type: 'object',
    properties: {
      type: { const: `event ${poison}` },
      [poison]: inner,
      [`${poison} literal`]: { const: { [poison]: [poison, literal] } },
      [`${poison} choice`]: { enum: [poison, literal, null] },
      [`${poison} open`]: { anyOf: [{ enum: [poison] }, { type: 'string' }] },
      nested: {
        type: 'object',
        title: poison,
        properties: { [poison]: inner },
        patternProperties: { [escaped]: inner },
        dependentRequired: { [poison]: [poison] },
        required: [poison],
      },
      tuple: { type: 'array', prefixItems: [inner], items: { enum: [poison] } },
      shared: {
        $ref: `#/$defs/${encodeURIComponent(`Def ${poison}`.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
      },
    },
    required: ['type', poison],
    $defs: { [`Def ${poison}`]: { ...inner, type: ['string', 'null'] } },
    examples: [{ type: `event ${poison}`, [poison]: poison }],
  };
}

describe.each(Object.entries(POISONS))('%s', (_name, poison) => {
  let folder: string;
  let out: string;
  let files: readonly string[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    out = join(folder, 'out');
    await writeTree(folder, { 'schemas/poison.json': JSON.stringify(poisonedSchema(poison)) });
    const info = {
      name: 'poisoned',
      description: poison,
      author: poison,
      keywords: [poison],
      license: poison,
    };
    const sources = { schemas: 'schemas', out: 'sources', target: 'source' } as const;
    const catalogs = [{ schemas: 'schemas', out: 'out', package: info }, sources];
    await generate({ catalogs }, { cwd: folder });
    files = await filesIn(out);
  });

  test('writes nothing outside the output folder', async () => {
    expect((await readdir(folder)).sort()).toEqual(['out', 'schemas', 'sources']);
    expect(await readdir(join(folder, 'schemas'))).toEqual(['poison.json']);
  });

  test('leaves every module without syntax errors and without comments that end early', async () => {
    const sources = await filesIn(join(folder, 'sources'));
    expect(sources.filter((one) => one.endsWith('.ts')).length).toBeGreaterThan(8);
    for (const file of [...files, ...sources].filter((one) => /\.(?:js|ts)$/.test(one))) {
      const text = await readFile(file, 'utf8');
      const { diagnostics = [] } = ts.transpileModule(text, {
        reportDiagnostics: true,
        fileName: file.endsWith('.js') ? 'module.js' : 'module.ts',
      });
      expect(
        diagnostics.map(({ messageText }) => messageText),
        file,
      ).toEqual([]);
      expect(harmOutsideStrings(text), file).toEqual([]);
    }
  });

  test('runs and validates without setting off the canary', async () => {
    const canary = globalThis as { canary?: string };
    canary.canary = 'alive';
    const payload = Object.fromEntries([
      ['type', `event ${poison}`],
      [poison, poison],
    ]);
    for (const file of files.filter((one) => one.endsWith('.js'))) {
      const module: Record<string, unknown> = await import(pathToFileURL(file).href);
      for (const [name, value] of Object.entries(module)) {
        // A factory throws for an unknown type; every other function accepts any argument.
        if (typeof value !== 'function' || name === 'makeEvent') continue;
        // Helpers run when the functions that they help are called.
        if (file.endsWith('-support.js')) continue;
        // What explains a rejection has a path and a list of failures beside the value.
        for (const input of [payload, {}, poison, { type: `event ${poison}` }]) value(input, '', []);
      }
    }
    expect(canary.canary).toBe('alive');
    expect(({} as { canary?: string }).canary).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('accepts its own example and leaves every JSON file valid', async () => {
    for (const file of files.filter((one) => one.endsWith('.json'))) JSON.parse(await readFile(file, 'utf8'));
    const module: Record<string, (payload: unknown) => unknown> = await import(
      pathToFileURL(join(out, 'validators.js')).href
    );
    const payload = Object.fromEntries([
      ['type', `event ${poison}`],
      [poison, poison],
    ]);
    expect(module.isWebhookEvent?.(payload)).toBe(true);
    expect(module.isWebhookEvent?.({ type: `event ${poison}` })).toBe(false);
  });

  test('puts no HTML into the README', async () => {
    expect(await readFile(join(out, 'README.md'), 'utf8')).not.toMatch(/^(?!.*`.*<script).*<script/m);
  });
});

/** Absolute paths of all files below a folder. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Identifiers in code that are named like the canary. Only the text of a schema can have put them there. */
function harmOutsideStrings(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && /canary/.test(node.text)) found.push(node.parent.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}
