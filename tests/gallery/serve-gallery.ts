import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The live page's own policy: what a page may forbid, it forbids. Its own script is the gallery's. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface Gallery {
  /** The address of the board in a language and theme; `live`: the page with one card that opens by script. */
  address(language: string, theme: string, view?: 'live'): string;
  close(): void;
}

/**
 * Builds the gallery and serves it on this machine.
 *
 * @param port 0 for any that is free
 * @throws Error when the build fails
 */
export async function serveGallery(port = 0): Promise<Gallery> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  execFileSync('npx', ['wxt', 'build', 'tests/gallery'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const built = join(root, 'tests/gallery/.output/chrome-mv3');
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(built, pathname === '/' ? 'gallery.html' : pathname);
    const isThere = file.startsWith(built) && (await stat(file).catch(() => undefined))?.isFile();
    if (!isThere) return void response.writeHead(404).end();
    const policy = searchParams.has('view') ? { 'content-security-policy': STRICT } : {};
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...policy });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    address: (language, theme, view) =>
      `${origin}/gallery.html?lang=${language}&theme=${theme}${view ? `&view=${view}` : ''}`,
    close: () => void server.close(),
  };
}
