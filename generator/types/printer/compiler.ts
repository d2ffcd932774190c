import { createRequire } from 'node:module';
import type { ts as Compiler } from 'ts-morph';

const require = createRequire(import.meta.url);

/**
 * The TypeScript compiler of ts-morph, for the files of this folder. An import would have Node search its twelve
 * megabytes for names of exports, which takes as long as half of the loading.
 */
export const { ts }: { readonly ts: typeof Compiler } = require('ts-morph');
