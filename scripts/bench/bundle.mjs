import { build } from 'esbuild';

/**
 * Bundles the text of a module with everything that it imports into one ES module without imports.
 *
 * @param {{ code: string, folder: string, minify?: boolean }} input imports are relative to the folder
 * @returns {Promise<string>}
 */
export async function bundle({ code, folder, minify = false }) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minify,
    write: false,
    logLevel: 'error',
  });
  return outputFiles.map(({ text }) => text).join('');
}
