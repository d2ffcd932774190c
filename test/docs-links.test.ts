import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from './support/folders.js';

const PAGES = globSync(['*.md', 'docs/**/*.md'], { cwd: REPOSITORY }).sort();
const { files }: { readonly files: readonly string[] } = JSON.parse(read('package.json'));

function read(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}

/** What npm packs: the manifest's files, and those that it always packs. */
function isPacked(path: string): boolean {
  const always = ['package.json', 'README.md', 'LICENSE'];
  return [...always, ...files].some((one) => path === one || path.startsWith(`${one}/`));
}

/** Pages for users: their links have to work in the package too. */
function isForUsers(page: string): boolean {
  return page === 'README.md' || page.startsWith('docs/');
}

/** The text of a page without code. */
function prose(page: string): string {
  return read(page)
    .replace(/^```.*?^```$/gms, '')
    .replace(/`[^`\n]*`/g, '');
}

/** The names of a page's headings, as GitHub and npm make them. */
function anchors(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the links of', () => {
  test.each(PAGES)('%s lead to files and headings, for users in the package too', (page) => {
    const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? page : normalize(join(dirname(page), path));
        if (!existsSync(join(REPOSITORY, target))) return true;
        if (isForUsers(page) && !isPacked(target)) return true;
        return anchor !== undefined && !anchors(target).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});

test('every page of docs/ is in its index', () => {
  const index = read('docs/README.md');
  const missing = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md').filter(
    (page) => !index.includes(`(${page.slice('docs/'.length)})`),
  );
  expect(missing).toEqual([]);
});
