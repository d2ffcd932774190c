import type { OutputFile } from '../module/output.js';

const BIOME = {
  root: false,
  linter: { enabled: false },
  formatter: { enabled: false },
  assist: { enabled: false },
};

/** Prettier has no option to leave a folder alone. It formats nothing in a range that is empty. */
const PRETTIER = { overrides: [{ files: '**', options: { rangeEnd: 0 } }] };

/** Files that make other tools leave the output as it is, so that `--check` stays true after they have run. */
export const TOOL_FILES: readonly OutputFile[] = [
  // Checkouts stay byte-exact on every system.
  { path: '.gitattributes', content: '* text eol=lf linguist-generated\n' },
  { path: '.prettierrc', content: json(PRETTIER) },
  { path: 'biome.json', content: json(BIOME) },
];

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
