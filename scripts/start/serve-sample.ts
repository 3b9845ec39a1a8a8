import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SampleLanguage, sampleLanguages, samplePageName } from '../sample-page.ts';

const folder = new URL('../../assets/sample/', import.meta.url);

/** The sample article's pages by the path under which they link to one another. */
export const samplePages = (): { path: string; body: Buffer }[] =>
  sampleLanguages.map((language) => {
    const name = samplePageName(language);
    return { path: `/${name}`, body: readFileSync(new URL(name, folder)) };
  });

/** Serves the sample article on this machine only. */
export async function serveSample(language: SampleLanguage): Promise<{ url: string; stop(): void }> {
  const pages = new Map(samplePages().map(({ path, body }) => [path, body]));
  const server = createServer((request, response) => {
    const body = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${samplePageName(language)}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
