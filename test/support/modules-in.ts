import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The modules of the generator in files of `dist/`, without `.js`: `cli/validate/run-validate`. The bundler names them in comments.
 * @param printed a text with the URLs of files, each at the end of a line, such as the list of all that were loaded
 */
export function modulesIn(printed: string): readonly string[] {
  const files = printed.match(/file:\/\/\S*\/dist\/\S+\.js$/gm) ?? [];
  return [...new Set(files)].flatMap((url) =>
    [...readFileSync(fileURLToPath(url), 'utf8').matchAll(/^\/\/ build\/(.*)\.js$/gm)].map(
      ([, name = '']) => name,
    ),
  );
}
