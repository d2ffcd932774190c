import { execFile } from 'node:child_process';
import { copyFile, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { compile, PATIENCE } from '../support/compile.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

/** The blocks of docs/TESTING.md with imports, as files of a project. */
const page = await readFile(join(REPOSITORY, 'docs/TESTING.md'), 'utf8');
const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = '']) => text);
const programs = blocks.filter((text) => text.startsWith('import'));

/** The types of the matchers in Jest, as its own `expect` gives them. */
const JEST = `declare const jestExpect: (value: unknown) => jest.Matchers<void>;
jestExpect(1).toBeWebhookEvent('user.login');
jestExpect(1).toBeInvalidAt('/id', 'type');
// @ts-expect-error no event has this type
jestExpect(1).toBeWebhookEvent('user.lgin');
// @ts-expect-error the path is missing
jestExpect(1).toBeInvalidAt();
`;

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  const files = programs.map(
    (text, at) =>
      [
        text.includes('test(') || text.includes('test.each(') ? `page-${at}.test.ts` : `page-${at}.ts`,
        text,
      ] as const,
  );
  await writeTree(folder, {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2022',
        strict: true,
        types: ['node'],
        skipLibCheck: true,
        noEmit: true,
      },
      include: ['*.ts'],
    }),
    ...Object.fromEntries(files),
    'jest-types.ts': JEST,
  });
  await copyFile(join(REPOSITORY, 'docs/examples/receivers/receiver.ts'), join(folder, 'receiver.ts'));
});

test('The blocks of docs/TESTING.md compile, also with the types of Jest', {
  timeout: PATIENCE,
}, async () => {
  const [newest = { script: '' }] = COMPILERS.slice(-1);
  expect(await compile(newest, ['-p', join(folder, 'tsconfig.json')])).toEqual({
    accepted: true,
    output: '',
  });
});

test('The tests in docs/TESTING.md pass', { timeout: PATIENCE }, async () => {
  const vitest = join(REPOSITORY, 'node_modules/vitest/vitest.mjs');
  const env = {
    ...process.env,
    SCALEKIT_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    NO_COLOR: '1',
  };
  const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run', '--root', folder], { env });
  expect(stdout).toMatch(/Test Files +4 passed/);
});
