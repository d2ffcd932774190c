import { eventInAttributes, eventInHeading } from './event-words.js';
import type { FenceBlock, FieldsBlock, PageBlock, PageText, TableBlock } from './page-block.js';

/** The part of a page that describes one event. */
export interface PageSection {
  /** Undefined for the parts of a page that no heading names an event for. */
  readonly event: string | undefined;
  readonly heading: PageText | undefined;
  readonly fences: readonly FenceBlock[];
  readonly tables: readonly (TableBlock | FieldsBlock)[];
  /** The paragraphs, and the headings inside the section. */
  readonly texts: readonly PageText[];
}

interface OpenSection {
  event: string | undefined;
  heading: PageText | undefined;
  depth: number;
  fences: FenceBlock[];
  tables: (TableBlock | FieldsBlock)[];
  texts: PageText[];
}

/**
 * Splits a page into sections: each begins at a heading that names an event, and ends at the next heading of the same
 * or a higher level, or at the next that names an event.
 */
export function pageSections(
  blocks: readonly PageBlock[],
  isKnown: (name: string) => boolean,
): readonly PageSection[] {
  const sections: OpenSection[] = [];
  const open = (event: string | undefined, heading: PageText | undefined, depth: number): void => {
    sections.push({ event, heading, depth, fences: [], tables: [], texts: [] });
  };
  open(undefined, undefined, 0);
  for (const block of blocks) {
    const current = sections.at(-1);
    if (current === undefined) break;
    if (block.kind === 'heading') {
      const event = eventInHeading(block, isKnown);
      // A heading inside a section may name a field. It begins a section only on the level of events, or above.
      const isInside = current.event !== undefined && block.depth > current.depth;
      if (event !== undefined && (!isInside || isKnown(event))) open(event, block, block.depth);
      else if (!isInside) open(undefined, block, block.depth);
      else current.texts.push(block);
    } else if (block.kind === 'text') current.texts.push(block);
    else if (block.kind === 'table' || block.kind === 'fields') current.tables.push(block);
    else {
      const titled = eventInAttributes(block.attributes, isKnown);
      const isOther = titled !== undefined && current.event === undefined;
      if (isOther) open(titled, { text: titled, codes: [], line: block.line - 1, column: 1 }, 7);
      sections.at(-1)?.fences.push(block);
    }
  }
  return sections;
}
