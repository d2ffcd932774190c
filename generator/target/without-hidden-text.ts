import type { OutputFile } from '../module/output.js';
import { escapeHidden } from '../text/hidden.js';

/** Files in which `\uXXXX` stands for a character, or is at least readable. */
const KNOWN = /(?:\.(?:[cm]?[jt]s|json|md)|(?:^|\/)[^.]*)$/;

/**
 * The file with escapes in place of hidden characters, so that its reader sees what its compiler sees. It applies to
 * code, JSON, Markdown and files without an extension. Files of other kinds, which only custom emitters write,
 * have escapes of their own and stay as they are.
 */
export function withoutHiddenText(file: OutputFile): OutputFile {
  const content = KNOWN.test(file.path) ? escapeHidden(file.content) : file.content;
  return content === file.content ? file : { ...file, content };
}
