import { BRANCHES } from './schemas/branches.mjs';
import { KEYWORDS } from './schemas/keywords.mjs';
import { REFERENCES } from './schemas/references.mjs';
import { TEXTS } from './schemas/texts.mjs';

/** All schemas of extreme size or shape. */
export const EXTREMES = [...KEYWORDS, ...REFERENCES, ...BRANCHES, ...TEXTS];
