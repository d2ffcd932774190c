import { describe, expect, test } from 'vitest';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { compile, fromRoot, PATIENCE } from '../support/compile.js';

describe.each(COMPILERS)('TypeScript $version', (compiler) => {
  test('has the version of its name', { timeout: PATIENCE }, async () => {
    const { output } = await compile(compiler, ['--version']);
    expect(output).toContain(`Version ${compiler.version}.`);
  });

  test.each(['nodenext', 'bundler'])(
    'accepts the emitted types and the test-d files, resolved as %s does',
    { timeout: PATIENCE },
    async (resolution) => {
      const project = fromRoot(`test/package-types/tsconfig.${resolution}.json`);
      expect(await compile(compiler, ['-p', project])).toEqual({ accepted: true, output: '' });
    },
  );
});
