import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isJsonArray, isJsonObject } from '../../json/json.js';
import type { SourceText } from '../../load/source-text.js';
import type { Sample } from '../evidence.js';
import { parseLenientJson } from '../lenient-json.js';
import { jsonInCode } from './json-in-code.js';
import type { FenceBlock } from './page-block.js';
import type { PageOptions } from './page-options.js';
import type { PageSection } from './page-sections.js';

/** The samples of a section. `onProblem` gets what is meant as one and is not JSON. */
export function samplesOf(
  { fences, event }: PageSection,
  file: string,
  { eventOf, isKnown }: Pick<PageOptions, 'eventOf' | 'isKnown'>,
  onProblem: (problem: Diagnostic) => void,
): readonly Sample[] {
  const found: Sample[] = [];
  const blocks = fences.flatMap((fence) => jsonInCode(fence) ?? []);
  const hasJson = blocks.some(({ isSaid }) => isSaid);
  for (const { code, isSaid } of blocks) {
    const read = sampleIn(code, file);
    if ('code' in read) {
      if (event !== undefined && found.length === 0 && isSaid) onProblem(read);
      continue;
    }
    const isObject = isJsonObject(read.value) && !isJsonArray(read.value);
    // The first JSON below a heading that names an event is its payload. Further JSON has to name an event.
    const isFirst = event !== undefined && found.length === 0 && (isSaid || !hasJson);
    // Outside of such a section, code that only looks like JSON may be anything that has a type.
    const heading = isSaid ? event : (event ?? '');
    if (isObject && (isFirst || isNamed(eventOf(read.value), heading, isKnown))) found.push(read);
  }
  return found;
}

/** True for the name of an event. Below a heading, `{ "type": "error" }` may be anything that has a type. */
function isNamed(
  name: string | undefined,
  heading: string | undefined,
  isKnown: (name: string) => boolean,
): boolean {
  if (name === undefined) return false;
  return heading === undefined || name === heading || isKnown(name) || /^[\w-]+(?:[.:][\w-]+)+$/.test(name);
}

function sampleIn(fence: FenceBlock, file: string): Sample | Diagnostic {
  const onPage = ({ line, column }: { line: number; column: number }) => ({
    line: fence.line + line - 1,
    column: column + (fence.indents[line - 1] ?? 0),
  });
  const read = parseLenientJson(fence.text);
  if ('reason' in read) {
    const wording = {
      message: `a sample is not JSON: ${read.reason}`,
      hint: 'the source has to correct it; until then, nothing is known from the sample',
    };
    return diagnostic('HS823', wording, { file, ...onPage(read) });
  }
  const { value, repeated, locate } = read;
  const source: SourceText = {
    file,
    text: fence.text,
    locate: (tokens, part) => {
      const found = locate(tokens, part);
      return found && onPage(found);
    },
  };
  const repeatedKeys = repeated.map(({ key, path, line, column }) => ({
    key,
    path,
    at: { file, ...onPage({ line, column }) },
  }));
  return { value, source, pointer: '', repeatedKeys };
}
