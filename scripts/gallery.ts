import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { liveChecks } from '../tests/gallery/live-checks.ts';

/**
 * Builds the gallery of components, takes its picture in every language and theme into artifacts/gallery/, has axe look
 * at it, and tries what a card does on a page. Ends with 1 where axe finds anything or a rule does not hold.
 * `--serve`: only serves it, to look at by hand.
 */
const { values } = parseArgs({
  options: { browser: { type: 'string', default: '/usr/bin/chromium' }, serve: { type: 'boolean', default: false } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync('npx', ['wxt', 'build', 'tests/gallery'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const built = join(root, 'tests/gallery/.output/chrome-mv3');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** The live page's own policy: what a page may forbid, it forbids. Its own script is the gallery's. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const file = join(built, pathname === '/' ? 'gallery.html' : pathname);
  const there = file.startsWith(built) && (await stat(file).catch(() => undefined))?.isFile();
  if (!there) return void response.writeHead(404).end();
  const policy = searchParams.has('view') ? { 'content-security-policy': STRICT } : {};
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...policy });
  createReadStream(file).pipe(response);
});
await new Promise<void>((ready) => server.listen(values.serve ? 4180 : 0, '127.0.0.1', ready));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

if (values.serve) console.log(`${origin}/gallery.html?lang=en&theme=light`);
else {
  const pictures = join(root, 'artifacts/gallery');
  await mkdir(pictures, { recursive: true });
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await chromium.launch({
    executablePath: values.browser,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  let violations = 0;
  try {
    for (const theme of ['light', 'dark']) {
      for (const language of ['en', 'nl', 'de']) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
        page.on('pageerror', (error) => {
          violations += 1;
          console.error(error.message);
        });
        await page.goto(`${origin}/gallery.html?lang=${language}&theme=${theme}`);
        await page.waitForSelector('[data-ready]');
        const picture = join(pictures, `${language}-${theme}.png`);
        await page.screenshot({ path: picture, fullPage: true });
        await page.evaluate(axe);
        const results = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }).axe.run(),
        );
        violations += results.violations.length;
        for (const { id, help, nodes } of results.violations) {
          console.log(`${language} ${theme}: ${id}, ${help}`);
          for (const { html, failureSummary } of nodes.slice(0, 3)) console.log(`  ${html}\n  ${failureSummary}`);
        }
        console.log(`${picture}, axe: ${results.violations.length} violations`);
        await page.close();
      }
    }
    for (const { rule, run } of liveChecks) {
      const page = await browser.newPage({ viewport: { width: 700, height: 700 }, reducedMotion: 'reduce' });
      await page.goto(`${origin}/gallery.html?lang=en&theme=light&view=live`);
      await page.waitForSelector('[data-ready]');
      const fault = await run(page).catch((error: unknown) => String(error));
      if (fault) violations += 1;
      console.log(`${fault ? 'FAILS' : 'holds'}: ${rule}${fault ? `: ${fault}` : ''}`);
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  process.exitCode = violations > 0 ? 1 : 0;
}

interface AxeViolation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}
