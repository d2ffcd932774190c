import { folderWithHookschema, readTree, type Tree, writeTree } from './folders.js';
import { type Ran, runCommand } from './run-command.js';

/** The text of a `package.json`. */
export const manifest = (more: object = {}): string =>
  `${JSON.stringify({ name: 'shop', ...more }, null, 2)}\n`;
/** That of a project in TypeScript, with ES modules. */
export const TYPESCRIPT = manifest({
  type: 'module',
  devDependencies: { typescript: '5.9.3', hookschema: '1' },
});

/** A folder in which hookschema is installed. */
export async function projectOf(tree: Tree): Promise<string> {
  const folder = await folderWithHookschema();
  await writeTree(folder, tree);
  return folder;
}

/** The files of such a folder, without the installed hookschema. */
export async function filesOf(folder: string): Promise<Tree> {
  const { 'node_modules/hookschema': _own, ...files } = await readTree(folder);
  return files;
}

/** What a run of `hookschema init` printed, and the files after it. */
export interface Initialized {
  readonly exit: Ran['exit'];
  readonly stdout: string;
  readonly stderr: string;
  readonly files: Tree;
}

/** Runs `hookschema init` in a folder. */
export async function init(folder: string, ...args: readonly string[]): Promise<Initialized> {
  const { exit, out: stdout, err: stderr } = await runCommand(['init', ...args], folder);
  return { exit, stdout, stderr, files: await filesOf(folder) };
}
