import { readdirSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { type DocBlock, placeOf } from './doc-blocks.js';
import { folderWithHookschema, REPOSITORY, writeTree } from './folders.js';

/** Frameworks and packages of readers that are not installed here. CI compiles and starts the examples of the frameworks. */
const NOT_INSTALLED: Readonly<Record<string, readonly string[]>> = {
  '@acme/events': ['parseWebhookEvent'],
  '@nestjs/common': ['Controller', 'Module', 'Post', 'Req', 'Res'],
  'eslint/config': ['defineConfig', 'globalIgnores'],
  express: ['Request', 'Response'],
  fastify: [],
  next: ['NextApiRequest', 'NextApiResponse'],
};

/** What blocks use and do not declare, because readers have it. */
const GIVEN = `declare const body: string;
declare const payload: import('@hookschema/scalekit').WebhookEventOf<'organization.created'>;
declare function handle(event: object): void;
`;

const { definitions } = JSON.parse(readFileSync(join(REPOSITORY, 'config.schema.json'), 'utf8'));
const OPTIONS = new Set(Object.keys(definitions.CatalogConfig.properties));

/** The files of docs/examples, by their texts: pages show them whole. */
const EXAMPLES = join(REPOSITORY, 'docs/examples');
const examples = new Map(
  globSync('*/**/*.ts', { cwd: EXAMPLES }).map((path) => [readFileSync(join(EXAMPLES, path), 'utf8'), path]),
);

/** A block as a file of the project. */
export interface BlockFile {
  readonly block: DocBlock;
  readonly path: string;
  readonly code: string;
}

/** The code blocks of pages as modules. Blocks that show a file of docs/examples are at its place among the others. */
export function filesOf(blocks: readonly DocBlock[]): readonly BlockFile[] {
  return blocks.map((block) => {
    const example = examples.get(block.text);
    const folder = block.page.replaceAll(/[^\w]+/g, '-').toLowerCase();
    const path =
      example === undefined ? `${folder}/line-${block.line}.${extensionOf(block)}` : `examples/${example}`;
    return { block, path, code: codeOf(block, blocks) };
  });
}

function extensionOf({ language, text }: DocBlock): string {
  if (language === 'ts') return 'ts';
  return text.includes('module.exports') ? 'cjs' : 'mjs';
}

/**
 * A block as a module: a list of options becomes an object, and a block without imports continues the last one of its
 * page that has some.
 */
function codeOf({ page, line, language, text }: DocBlock, all: readonly DocBlock[]): string {
  const [, option] = /^(\w+): /.exec(text) ?? [];
  if (option !== undefined && OPTIONS.has(option))
    return `import type { CatalogConfig } from 'hookschema';\nexport const part: Partial<CatalogConfig> = {\n${text}};\n`;
  if (option !== undefined) return `export default {\n${text}};\n`;
  if (/^(?:import|module\.exports)\b/m.test(text)) return text;
  const before = all.filter((one) => one.page === page && one.line < line && one.language === language);
  const imports = before
    .map((one) => one.text.match(/^import [^;]*;$/gm) ?? [])
    .findLast(({ length }) => length > 0);
  return `${(imports ?? []).join('\n')}\n${text}export {};\n`;
}

/** The packages that a module imports. */
export function packagesOf(code: string): readonly string[] {
  const names = [...code.matchAll(/^import [^;]*?'([^'./][^']*)';|^import [^;]*?"([^"./][^"]*)";/gm)];
  return names.flatMap(([, one, other]) => one ?? other ?? []).filter((name) => !isBuiltin(name));
}

/** True for a package that is only declared in the project. */
export function isForeign(name: string): boolean {
  return name in NOT_INSTALLED;
}

/** The packages of blocks that are neither installed nor known to be missing. */
export function unknownPackages(files: readonly BlockFile[]): readonly string[] {
  const { resolve } = createRequire(join(REPOSITORY, 'package.json'));
  const isInstalled = (name: string): boolean => {
    try {
      return resolve(name) !== '';
    } catch {
      return readdirSync(join(REPOSITORY, 'node_modules')).includes(name.split('/')[0] ?? '');
    }
  };
  return files.flatMap(({ block, code }) =>
    packagesOf(code)
      .filter((name) => !isForeign(name) && !isInstalled(name))
      .map((name) => `${placeOf(block)} imports ${name}`),
  );
}

function declaration([name, exports]: readonly [string, readonly string[]]): string {
  const lines = exports.map((one) => `export const ${one}: any; export type ${one} = any;`);
  return `declare module '${name}' { const all: any; export default all; ${lines.join(' ')} }\n`;
}

const OPTIONS_OF_COMPILER = {
  ...{ module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2023', 'dom'] },
  ...{ strict: true, skipLibCheck: true, types: ['node'], experimentalDecorators: true },
};

/** JavaScript, and what is made of packages without types, has parameters without types. */
function isLoose({ block, code }: BlockFile): boolean {
  return block.language === 'js' || packagesOf(code).some(isForeign);
}

/**
 * Writes the modules into a project in which hookschema, the Scalekit package and everything that is installed here can
 * be imported. Its `tsconfig.json` has the strict modules, `tsconfig.loose.json` the others.
 */
export async function docProject(files: readonly BlockFile[]): Promise<string> {
  const folder = await folderWithHookschema();
  const installed = readdirSync(join(REPOSITORY, 'node_modules')).filter((name) => !name.startsWith('.'));
  for (const name of installed)
    await symlink(join(REPOSITORY, 'node_modules', name), join(folder, 'node_modules', name));
  const pathsOf = (list: readonly BlockFile[]) => ['*.d.ts', ...list.map(({ path }) => path)];
  const [strict, loose] = [files.filter((one) => !isLoose(one)), files.filter(isLoose)];
  await writeTree(folder, {
    'package.json': '{ "type": "module" }',
    'given.d.ts': GIVEN,
    'not-installed.d.ts': Object.entries(NOT_INSTALLED).map(declaration).join(''),
    'tsconfig.json': JSON.stringify({ compilerOptions: OPTIONS_OF_COMPILER, include: pathsOf(strict) }),
    'tsconfig.loose.json': JSON.stringify({
      compilerOptions: {
        ...OPTIONS_OF_COMPILER,
        noImplicitAny: false,
        allowJs: true,
        checkJs: true,
        noEmit: true,
      },
      include: pathsOf(loose),
    }),
    ...Object.fromEntries(files.map(({ path, code }) => [path, code])),
  });
  return folder;
}
