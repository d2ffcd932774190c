import type { Position } from '../../lenient-json.js';
import type { PageBlock } from '../page-block.js';
import { languageOf, openElement, openField, UNREAD } from './markup-elements.js';
import { endParagraph, markupState } from './markup-state.js';
import type { PlainOf } from './shown-text.js';

/** What is read from HTML, or from the HTML in a page of Markdown. */
export interface Markup {
  readonly blocks: readonly PageBlock[];
  /** Where the elements are from which blocks were read, as offsets. Fields that are elements of MDX are not among them. */
  readonly regions: readonly (readonly [from: number, to: number])[];
  /** The element at which reading ended, because too many elements are open. */
  readonly tooDeep: Position | undefined;
}

export interface MarkupOptions {
  /** True for a page in HTML. False for one in Markdown, of which only elements of these kinds are read. */
  readonly isWhole: boolean;
  readonly plainOf: PlainOf;
}

/** The elements that are read in a page of Markdown. */
const REGIONS: ReadonlySet<string> = new Set('table ul ol dl pre h1 h2 h3 h4 h5 h6'.split(' '));

/** How many elements may be inside each other. The parser needs time in proportion to it for every tag. */
export const MOST_OPEN = 1000;

/** Reads HTML, or the HTML in Markdown. Takes linear time. */
export async function markupBlocks(text: string, { isWhole, plainOf }: MarkupOptions): Promise<Markup> {
  const { Parser } = await import('htmlparser2');
  const state = markupState(text, isWhole, plainOf);
  const regions: (readonly [number, number])[] = [];
  const ends: ((isImplied: boolean) => void)[] = [];
  let tooDeep: Position | undefined;
  let unread = 0;
  let depth = 0;

  const begin = (name: string, attributes: Record<string, string>): ((isImplied: boolean) => void) => {
    const isInside = isWhole || depth > 0;
    if (unread > 0 || (isInside && UNREAD.has(name))) {
      unread += 1;
      return () => {
        unread -= 1;
      };
    }
    if (state.code !== undefined) state.code.language ||= languageOf(attributes);
    const tag = {
      name,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key, plainOf(value, nothing)]),
      ),
      offset: parser.startIndex,
    };
    if (isWhole) return openElement(state, tag) ?? nothing;
    if (!REGIONS.has(name)) return (isInside ? openElement : openField)(state, tag) ?? nothing;
    const before = state.blocks.length;
    const end = openElement(state, tag);
    depth += 1;
    return (isImplied) => {
      end?.();
      depth -= 1;
      if (depth > 0) return;
      // What has no end tag is not meant as HTML.
      if (isImplied) state.blocks.length = before;
      else regions.push([tag.offset, parser.endIndex + 1]);
    };
  };

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        ends.push(begin(name, attributes));
        if (ends.length <= MOST_OPEN) return;
        tooDeep ??= state.positionAt(parser.startIndex);
        parser.pause();
      },
      onclosetag: (_name, isImplied) => ends.pop()?.(isImplied),
      ontext: (piece) => {
        if (unread > 0) return;
        const { code, texts } = state;
        if (code === undefined) {
          texts.at(-1)?.add(piece, parser.startIndex);
          return;
        }
        code.offset ??= parser.startIndex;
        code.text += piece;
      },
    },
    { recognizeSelfClosing: true },
  );
  parser.end(text);
  endParagraph(state);
  return { blocks: state.blocks, regions, tooDeep };
}

function nothing(): void {}
