import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPOSITORY, temporaryFolder } from '../support/folders.js';

/** The browser: the one that `CHROMIUM` names, or Debian's Chromium. The tests are skipped if it does not exist. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isThere = existsSync(CHROMIUM);
if (!isThere) console.warn(`No browser is tested: there is no ${CHROMIUM}, and CHROMIUM names no other.`);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Forbids evaluating text as code, as security-conscious sites do. */
const POLICY = "default-src 'self'; script-src 'self'";

const PAGES: Readonly<Record<string, string>> = {
  '/': '<!doctype html><title>hookschema</title><script type="module" src="/main.js"></script>',
  '/main.js': `
import * as root from '/generated/index.js';
import * as allErrors from '/generated/all-errors.js';
import { fixtures } from '/generated/fixtures.js';
import * as guards from '/generated/guards.js';
import * as validators from '/generated/validators.js';
import { judgeFixtures } from '/test/runtimes/judge-fixtures.mjs';

const events = await Promise.all(root.webhookEventTypes.map((type) => import(\`/generated/events/\${type}.js\`)));
const output = document.createElement('output');
output.textContent = JSON.stringify(judgeFixtures({ root, validators, guards, allErrors, fixtures, events }));
document.body.append(output);
`,
};

/** Serves the emitted files unchanged, without a bundler or an import map. */
async function serve(): Promise<{ server: Server; origin: string }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const isOurs =
      /^\/(?:generated|test\/runtimes)\/[\w./-]+\.m?js$/.test(pathname) && !pathname.includes('..');
    const body = PAGES[pathname] ?? (isOurs ? await readFile(join(REPOSITORY, pathname), 'utf8') : undefined);
    const type = pathname === '/' ? 'text/html' : 'text/javascript';
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': POLICY,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}

describe.skipIf(!isThere)('In Chromium', () => {
  let server: Server;
  let origin: string;
  let browser: BrowserContext;
  beforeAll(async () => {
    ({ server, origin } = await serve());
    browser = await chromium.launchPersistentContext(await temporaryFolder(), {
      executablePath: CHROMIUM,
      headless: true,
      args: FLAGS,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server?.close(resolve));
  });

  test('every fixture gets the expected verdict, although text cannot be evaluated as code', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(origin);
    // Read from the page, because Playwright cannot wait for an expression if text cannot be evaluated as code.
    const judged: unknown = JSON.parse((await page.locator('output').textContent()) ?? '');
    expect(judged).toMatchObject({ count: expect.any(Number), failures: [] });
    expect(errors).toStrictEqual([]);
  });
});
