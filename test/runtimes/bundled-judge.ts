import { build } from 'esbuild';
import { REPOSITORY } from '../support/folders.js';

const SOURCE = `
import * as root from '@hookschema/scalekit';
import * as allErrors from '@hookschema/scalekit/all-errors';
import { fixtures } from '@hookschema/scalekit/fixtures';
import * as guards from '@hookschema/scalekit/guards';
import * as validators from '@hookschema/scalekit/validators';
import { judgeFixtures } from './test/runtimes/judge-fixtures.mjs';

export const { count, failures } = judgeFixtures({ root, validators, guards, allErrors, fixtures });
`;

/** A script for runtimes that cannot import our modules: it validates every fixture, and sets the global `judged`. */
export async function bundledJudge(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: REPOSITORY },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'judged',
    target: 'es2022',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
