import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { hasHalfCharacter } from '../load/lossy-value.js';

/** Why a value is not an output. Undefined for an output. Emitters of third parties may return anything. */
export function checkOutput(by: string, output: unknown): Diagnostic | undefined {
  const wrong = (message: string, hint: string): Diagnostic =>
    diagnostic('HS802', { message: `the emitter ${by} returned ${message}`, hint });
  if (typeof output !== 'object' || output === null || !('path' in output) || typeof output.path !== 'string')
    return wrong(
      'something without a path',
      'return files, { path, content }, and modules, { path, statements }',
    );
  const { path } = output;
  if (!isInside(path))
    return wrong(
      `the path ${JSON.stringify(path)}, which is not inside the output folder`,
      'write paths relative to the output folder, with forward slashes',
    );
  if (path !== path.normalize('NFC') || hasHalfCharacter(path))
    return wrong(
      `the path ${JSON.stringify(path)}, which some disks write in another form`,
      'use path.normalize("NFC") without halves of surrogate pairs',
    );
  const hasText = 'content' in output && typeof output.content === 'string';
  const hasStatements = 'statements' in output && Array.isArray(output.statements);
  return hasText || hasStatements
    ? undefined
    : wrong(`${path} without content`, 'return "content", a string, or "statements", a list');
}

function isInside(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\p{Cc}]/u.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
