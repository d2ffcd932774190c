import { BRANCHES } from './giants/branches.mjs';
import { KEYWORDS } from './giants/keywords.mjs';
import { REFERENCES } from './giants/references.mjs';
import { TEXTS } from './giants/texts.mjs';

/** All schemas of extreme size or shape. */
export const GIANTS = [...KEYWORDS, ...REFERENCES, ...BRANCHES, ...TEXTS];
