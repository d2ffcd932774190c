import { describe, expect, test } from 'vitest';
import { SHOP, SHOP_PAGE } from '../support/drift.js';
import { type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

async function page(files: Tree, ...args: readonly string[]) {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...SHOP, ...files });
  return runCommand(['drift', 'page.md', '--schemas', 'schemas', '--reporter', 'html', ...args], folder);
}

const EVIL = `</td><script>alert(1)</script><img src=x onerror="alert(2)">'`;

describe('The page of the reporter html', () => {
  test('has events as rows, and each difference with both sides', async () => {
    const { exit, out } = await page({
      'page.md': SHOP_PAGE.replace('| `note` | string |', '| `note` | string or null |'),
    });
    expect(exit).toBe(1);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).toMatch(
      /<tr><td><a href="#event-\w+">order\.paid<\/a><\/td><td><span class="kind">nullability 1<\/span><\/td><\/tr>/,
    );
    expect(out).toMatch(/<tr><td>order\.sent<\/td><td><span class="quiet">no difference<\/span><\/td><\/tr>/);
    expect(out).toContain('<b>docs page</b> <span class="place">page.md:');
    expect(out).toContain('<b>schema</b> <span class="place">schemas/common/order.schema.json:');
    expect(out.trimEnd()).toMatch(/<\/html>$/);
  });

  test('needs nothing else', async () => {
    const { out } = await page({ 'page.md': SHOP_PAGE.replaceAll('One of `EUR`', 'One of `CHF`') });
    expect(out).not.toMatch(/<script|<link|<iframe|@import|url\(|\ssrc=|https?:/i);
    expect(out).toContain(`default-src 'none'`);
    expect([...out.matchAll(/href="([^"]*)"/g)].every(([, target = '']) => target.startsWith('#'))).toBe(
      true,
    );
  });

  test('escapes every text: of pages, samples, tables, paths and problems', async () => {
    const evil = JSON.stringify(EVIL);
    const text = SHOP_PAGE.replace('"note": "gift"', `"note": "gift",\n    ${evil}: ${evil}`)
      .replace('Either `open` or `paid`', `Either \`open\` or \`${EVIL.replaceAll(' ', '')}\``)
      .replace('"status": "paid"', `"status": ${evil}`)
      .replace('## `order.sent`', `## \`order.sent\`\n\nSee \`order.<b>created\`.`);
    const { out } = await page({ 'page.md': text });
    expect(out).toContain('&lt;script&gt;');
    expect(out).not.toMatch(/<script|<img|<b>created/);
  });

  test('is complete when the command line is wrong, and for other commands', async () => {
    const wrong = await runCommand(['drift', '--reporter', 'html', '--colour'], await temporaryFolder());
    expect(wrong.exit).toBe(2);
    expect(wrong.out).toMatch(/HS701[\s\S]*<\/html>\s*$/);
    const folder = await temporaryFolder();
    await writeTree(folder, { 'schemas/a.json': '{ "type": 7 }' });
    const { out } = await runCommand(['list', '--schemas', 'schemas', '--reporter', 'html'], folder);
    expect(out).toMatch(/<code>HS\d+<\/code> error[\s\S]*<\/html>\s*$/);
  });
});
