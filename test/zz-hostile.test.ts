import { test } from 'vitest';
import { readPage } from '../generator/evidence/page/read-page.js';
const N = 2 ** 20;
const pieces = ["<", "- a\n", "[", "**a", "`", "|a|\n|-|\n"];
test.each(pieces)('%s', async (p) => {
  for (const f of ['a.md']) for (const head of ['', '<table><tr><td>', '<ul><li>']) {
    const t = performance.now();
    await readPage({ file: f, text: head + p.repeat(N / p.length) }, { isKnown: () => false, eventOf: () => undefined });
    const ms = performance.now() - t;
    if (ms > 300) console.log(JSON.stringify(p), f, head, Math.round(ms));
  }
}, 600000);
