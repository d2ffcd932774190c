import { fences } from './fences.js';

/** What begins and ends text that is not for the readers of a page. */
const COMMENTS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['{/*', '*/}'],
];

/**
 * The text of a page with spaces in place of front matter, comments, imports and exports. Every line and every column stays
 * where it is. What is inside of fences stays. Takes linear time, whatever the page has.
 */
export function withoutAsides(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  const fenceOf = fences();
  let end: string | undefined;
  for (const [at, line] of lines.entries()) {
    if (at < frontMatterEnd(lines)) {
      kept.push(blank(line));
      continue;
    }
    if (end === undefined && fenceOf(line) !== undefined) {
      kept.push(line);
    } else if (end === undefined && /^(?:import|export)\s/.test(line)) {
      kept.push(blank(line));
    } else {
      const rest = withoutComments(line, end, (open) => isClosed(lines, at, open));
      end = rest.end;
      kept.push(rest.line);
    }
  }
  return kept.join('\n');
}

function blank(text: string): string {
  return text.replace(/[^\r]/g, ' ');
}

const frontMatter = new WeakMap<readonly string[], number>();

/** The number of lines of front matter at the beginning of a page: YAML between `---`, or TOML between `+++`. */
function frontMatterEnd(lines: readonly string[]): number {
  const known = frontMatter.get(lines);
  if (known !== undefined) return known;
  const [, mark] = /^\uFEFF?(---|\+\+\+)[ \t]*\r?$/.exec(lines[0] ?? '') ?? [];
  const ends = mark === '---' ? ['---', '...'] : [mark];
  const end =
    mark === undefined ? -1 : lines.findIndex((line, at) => at > 0 && ends.includes(line.trimEnd()));
  frontMatter.set(lines, end + 1);
  return end + 1;
}

/** A line without comments. `end` is what ends the comment that goes on in the next line. */
function withoutComments(
  line: string,
  open: string | undefined,
  isClosedLater: (end: string) => boolean,
): { readonly line: string; readonly end: string | undefined } {
  let kept = '';
  let rest = line;
  let end = open;
  while (rest !== '') {
    if (end !== undefined) {
      const at = rest.indexOf(end);
      if (at === -1) return { line: kept + blank(rest), end };
      kept += blank(rest.slice(0, at + end.length));
      rest = rest.slice(at + end.length);
      end = undefined;
      continue;
    }
    const [first] = COMMENTS.map(([begin, close]) => ({ at: rest.indexOf(begin), begin, close }))
      .filter(({ at }) => at !== -1)
      .sort((one, other) => one.at - other.at);
    if (first === undefined) break;
    const inside = rest.slice(first.at + first.begin.length);
    // What is never closed is not a comment.
    if (!inside.includes(first.close) && !isClosedLater(first.close)) break;
    kept += rest.slice(0, first.at);
    rest = rest.slice(first.at);
    end = first.close;
  }
  return { line: kept + rest, end };
}

const lastLines = new WeakMap<readonly string[], Map<string, number>>();

/** True when a text is in a line after another one. */
function isClosed(lines: readonly string[], after: number, text: string): boolean {
  const known = lastLines.get(lines) ?? new Map<string, number>();
  lastLines.set(lines, known);
  const last = known.get(text) ?? lines.findLastIndex((line) => line.includes(text));
  known.set(text, last);
  return last > after;
}
