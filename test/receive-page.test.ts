import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { REPOSITORY } from './support/folders.js';

const EXAMPLES = join(REPOSITORY, 'docs', 'examples');
const page = readFileSync(join(REPOSITORY, 'docs', 'RECEIVE.md'), 'utf8');
const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text);

test.each(globSync(['receivers/**/*.ts', 'stores/*.ts', 'queues/*.ts'], { cwd: EXAMPLES }).sort())(
  'docs/RECEIVE.md shows the code of docs/examples/%s',
  (file) => {
    expect(blocks).toContain(readFileSync(join(EXAMPLES, file), 'utf8'));
  },
);
