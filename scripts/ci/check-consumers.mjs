import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { COMPILERS } from '../compilers.mjs';
import { nodeOf } from './check-node-versions.mjs';
import { tarballOf } from './check-packages.mjs';
import { run } from './command.mjs';
import { layOut } from './consumer.mjs';

/**
 * @typedef {{ run: (...command: [string, ...string[]]) => Promise<string>, tsc: (version: string, ...args: string[]) => Promise<string>, node: (version: string, ...args: string[]) => Promise<string>, root: string, folder: string }} Workplace
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} [folder] the folder in test/consumers, where it is not the name
 * @property {readonly string[]} packages the packages to install from the packed tarballs
 * @property {readonly string[]} [install] options of `npm install`
 * @property {Readonly<Record<string, (at: Workplace) => Promise<unknown>>>} steps
 */

const HOOKSCHEMA = 'hookschema';
const SCALEKIT = '@hookschema/scalekit';

/** Typical projects, each with its own way to resolve imports. @type {readonly Consumer[]} */
const CONSUMERS = [
  {
    name: 'esm-nodenext',
    packages: [HOOKSCHEMA],
    steps: {
      ...Object.fromEntries(
        COMPILERS.map(({ version }) => [
          `compiles with TypeScript ${version}, and runs`,
          async ({ tsc, node }) => {
            await tsc(version, '-p', '.', '--outDir', `dist-${version}`);
            await node('here', `dist-${version}/src/main.js`);
          },
        ]),
      ),
    },
  },
  {
    name: 'cjs-nodenext',
    packages: [HOOKSCHEMA, SCALEKIT],
    steps: {
      'compiles to CommonJS with TypeScript 5.9': ({ tsc }) => tsc('5.9', '-p', '.'),
      'runs on Node 20.19.0, which requires the ES modules of the package': ({ node }) =>
        node('20.19.0', 'dist/main.js'),
    },
  },
  {
    name: 'vite-bundler',
    packages: [HOOKSCHEMA],
    steps: {
      'type checks': ({ tsc }) => tsc('7.0', '-p', 'tsconfig.app.json'),
      'is bundled by Vite, and the bundle runs': async ({ root, run: here, node }) => {
        const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
        const options = ['--outDir', 'dist', '--minify', 'false'];
        await here(process.execPath, vite, 'build', ...options);
        const scripts = /src="(\/assets\/[^"]*)"/.exec(await here('cat', 'dist/index.html'));
        const [, script] = scripts ?? [];
        assert.ok(script !== undefined, 'Vite writes a script');
        assert.equal(await node('here', `dist${script}`), '[1,"known","ord_1",false]\n');
      },
    },
  },
  {
    name: 'javascript-jsdoc',
    packages: [HOOKSCHEMA, SCALEKIT],
    steps: {
      'type checks its JSDoc': ({ tsc }) => tsc('7.0', '-p', '.'),
      runs: ({ node }) => node('here', 'src/main.js'),
    },
  },
  {
    name: 'strict-layout',
    packages: [HOOKSCHEMA, SCALEKIT],
    install: ['--install-strategy=linked'],
    steps: { runs: ({ node }) => node('here', 'src/main.mjs') },
  },
  {
    name: 'strip-types',
    packages: [HOOKSCHEMA],
    steps: {
      'runs uncompiled on Node 24': ({ node }) => node('24', '--no-warnings', 'src/main.ts'),
      'runs uncompiled on Node 22': ({ node }) =>
        node('22', '--no-warnings', '--experimental-strip-types', 'src/main.ts'),
    },
  },
  {
    name: 'linters',
    packages: [HOOKSCHEMA],
    steps: {
      'ESLint has nothing to report, and nothing to fix': async (at) => {
        writeFileSync(path.join(at.folder, 'eslint.config.js'), ESLINT);
        await tool(at, 'eslint', '--max-warnings', '0', '.');
        await tool(at, 'eslint', '--fix', '.');
        await isUnchanged(at);
      },
      'Prettier has nothing to report, and nothing to write': async (at) => {
        await tool(at, 'prettier', '--check', 'src/orders', 'packages/orders');
        await tool(at, 'prettier', '--write', '.');
        await isUnchanged(at);
      },
      'Biome has nothing to write, and nothing to report': async (at) => {
        await tool(at, 'biome', 'check', '--write', '.');
        await isUnchanged(at);
        await tool(at, 'biome', 'check', '--error-on-warnings', '.');
      },
    },
  },
  ...['29.7.0', '30.5.2'].map((version) => ({
    name: `jest-${version}`,
    folder: 'jest',
    packages: [HOOKSCHEMA, SCALEKIT],
    install: [`jest@${version}`],
    steps: {
      'loads the package in a CommonJS project, as docs/JEST.md says': async (
        /** @type {Workplace} */ at,
      ) => {
        const page = readFileSync(path.join(at.root, 'docs', 'JEST.md'), 'utf8');
        const [, config = ''] = /^## Let Jest transform.*?```js\n(.*?)```/ms.exec(page) ?? [];
        assert.match(config, /transformIgnorePatterns/);
        writeFileSync(path.join(at.folder, 'jest.config.js'), config);
        assert.match(await at.run('bash', '-c', 'npx --no-install --offline jest 2>&1'), /1 passed/);
      },
    },
  })),
];

/** The recommended settings of ESLint and of typescript-eslint. */
const ESLINT = `import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default [js.configs.recommended, ...tseslint.configs.recommended];
`;

/** Runs a tool of the project. @param {Workplace} at @param {[string, ...string[]]} command */
function tool(at, ...command) {
  return at.run('npx', '--no-install', '--offline', ...command);
}

/** Checks that the output is what hookschema has written. @param {Workplace} at */
function isUnchanged(at) {
  return tool(at, 'hookschema', 'generate', '--check');
}

/**
 * Installs the packed tarballs into typical projects outside of the repository, generates there, compiles and runs.
 * Then follows the first steps of the README.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkConsumers(context) {
  for (const consumer of CONSUMERS) await checkConsumer(context, consumer);
  await checkBeginning(context);
}

/** @param {import('./run.mjs').Context} context @param {Consumer} consumer */
async function checkConsumer(
  { root, temp, step },
  { name, folder: source = name, packages, install = [], steps },
) {
  const folder = path.join(temp, 'consumers', name);
  const at = workplace({ root, temp, folder });
  await step(`${name}: npm install, hookschema generate`, async () => {
    layOut(path.join(root, 'test', 'consumers', source), folder);
    const tarballs = packages.map((one) => tarballOf(temp, one));
    await at.run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', ...install, ...tarballs);
    await at.run('npx', '--no-install', '--offline', 'hookschema', 'generate');
    await at.run('npx', '--no-install', '--offline', 'hookschema', 'generate', '--check');
  });
  for (const [title, action] of Object.entries(steps)) await step(`${name}: ${title}`, () => action(at));
}

/** @param {{ root: string, temp: string, folder: string }} where @returns {Workplace} */
function workplace({ root, temp, folder }) {
  /** @param {[string, ...string[]]} command */
  const here = (...command) => run(command, { cwd: folder });
  return {
    root,
    folder,
    run: here,
    tsc: (version, ...args) => {
      const compiler = COMPILERS.find((one) => one.version === version);
      assert.ok(compiler, `unknown compiler ${version}`);
      return here(process.execPath, compiler.script, ...args);
    },
    node: async (version, ...args) =>
      here(version === 'here' ? process.execPath : await nodeOf(version, temp), ...args),
  };
}

/** The tsconfig.json of a new project. */
const BEGINNING = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023'],
    types: [],
    strict: true,
    rootDir: '.',
  },
  include: ['webhooks'],
};

/** A program that receives the example event of init. */
const RECEIVE = `import { parseWebhookEvent } from './dist/webhooks/index.js';
const data = { id: 'ord_7', created_at: '2026-01-31T12:00:00Z' };
const kinds = [{ type: 'order.created', data }, { type: 'order.created' }].map((one) => parseWebhookEvent(one).kind);
if (kinds.join() !== 'known,invalid') throw new Error(kinds.join());
`;

/**
 * `npm i -D hookschema && npx hookschema init && npm run generate` in a new project, without a terminal in which init
 * could ask questions.
 *
 * @param {import('./run.mjs').Context} context
 */
async function checkBeginning({ root, temp, step }) {
  const folder = path.join(temp, 'consumers', 'beginning');
  const { run: here, tsc, node } = workplace({ root, temp, folder });
  const shell = (/** @type {string} */ line) => here('bash', '-c', line);
  await step('npm i -D hookschema && npx hookschema init && npm run generate', async () => {
    mkdirSync(folder, { recursive: true });
    await shell('npm init -y && npm pkg set type=module');
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(BEGINNING));
    const tarball = JSON.stringify(tarballOf(temp, HOOKSCHEMA));
    await shell(
      `npm i -D --prefer-offline ${tarball} && npx --no-install hookschema init && npm run generate`,
    );
    await shell('npm run generate -- --check');
  });
  await step('the project made by init compiles and runs', async () => {
    const index = readFileSync(path.join(folder, 'webhooks', 'index.ts'), 'utf8');
    assert.match(index, /parseWebhookEvent/);
    await tsc('7.0', '-p', '.', '--outDir', 'dist');
    writeFileSync(path.join(folder, 'receive.mjs'), RECEIVE);
    await node('here', 'receive.mjs');
  });
  await step('hookschema init again changes nothing', async () => {
    const before = await shell('cat package.json hookschema.config.* && ls schemas/events');
    await shell('npx --no-install hookschema init --yes');
    assert.equal(await shell('cat package.json hookschema.config.* && ls schemas/events'), before);
  });
  await step("hookschema init --from scalekit --include 'organization.*'", async () => {
    await shell('rm -rf hookschema.config.* schemas webhooks');
    await shell(
      "npx --no-install hookschema init --from scalekit --include 'organization.*' && npm run generate",
    );
    const index = readFileSync(path.join(folder, 'webhooks', 'index.ts'), 'utf8');
    assert.match(index, /"organization.created"/);
    assert.doesNotMatch(index, /"user.login"/);
  });
}
