import { inOrder } from '../block-order.js';
import type { PageBlocks } from '../page-block.js';
import { markupBlocks } from './markup-blocks.js';

/** True for a page in HTML, by its name or else by how it begins. */
export function isHtml(name: string, text: string): boolean {
  return /\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text);
}

/** Splits a page in HTML into the blocks that state something. Navigation, forms and scripts are left out. */
export async function htmlBlocks(text: string): Promise<PageBlocks> {
  const { blocks, tooDeep } = await markupBlocks(text, { isWhole: true, plainOf: (piece) => piece });
  return { blocks: inOrder(blocks), tooDeep };
}
