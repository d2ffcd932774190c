import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from '../support/folders.js';

const PAGES = globSync(['*.md', 'docs/**/*.md'], { cwd: REPOSITORY }).sort();
const { files }: { readonly files: readonly string[] } = JSON.parse(read('package.json'));

function read(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}

/** True for a file that npm packs: one of the manifest's files, or one that it always packs. */
function isPacked(path: string): boolean {
  const always = ['package.json', 'README.md', 'LICENSE'];
  return [...always, ...files].some((one) => path === one || path.startsWith(`${one}/`));
}

/** True for pages for users, whose links must also work in the package. */
function isForUsers(page: string): boolean {
  return page === 'README.md' || page.startsWith('docs/');
}

/** The text of a page without code. */
function prose(page: string): string {
  return read(page)
    .replace(/^```.*?^```$/gms, '')
    .replace(/`[^`\n]*`/g, '');
}

/** The anchors that GitHub and npm generate from a page's headings. */
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

test('the index of docs/ links to every page', () => {
  const index = read('docs/README.md');
  const missing = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md').filter(
    (page) => !index.includes(`(${page.slice('docs/'.length)})`),
  );
  expect(missing).toEqual([]);
});
