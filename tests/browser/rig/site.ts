import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request that a browser sent, as the proxy saw it. */
export interface SeenRequest {
  method: string;
  /** Absolute for plain requests; `host:port` for a tunnel, whose inside nobody sees. */
  url: string;
  /** A page of the test itself asked for it: its host and path are registered, or it is that host's favicon. */
  own: boolean;
  atMs: number;
}

/** What the site answers for one address. */
export interface Resource {
  body: string | Buffer;
  type: string;
  headers?: Record<string, string>;
  /** The answer stays open after the body. */
  unfinished?: boolean;
}

/**
 * Where Chromium itself calls in spite of every switch that should keep it quiet, also without any extension
 * (`network.test.ts` looks). Firefox calls nowhere.
 */
const BROWSERS_OWN = [
  /^CONNECT (?:update\.googleapis\.com|accounts\.google\.com|redirector\.gvt1\.com):443$/,
  /^POST http:\/\/update\.googleapis\.com\/service\/update2\/json\?/,
  /^GET http:\/\/clients2\.google\.com\/time\/1\/current\?/,
];

/** Hosts under this name exist only inside the proxy. */
const TEST_DOMAIN = '.test';

/**
 * The web of the tests: a proxy that is the browser's only way out, serves the registered pages itself under any host
 * name (so frames of other sites need no name service) and writes down every request. A request for anything else is
 * answered with 502 and stays in the record for the test to judge.
 */
export class Site {
  readonly requests: SeenRequest[] = [];
  private readonly resources = new Map<string, Resource>();
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Site> {
    const server = createServer();
    const site = new Site(server);
    server.on('request', (request, response) => site.answer(request, response));
    server.on('connect', (request, socket) => {
      site.record('CONNECT', request.url ?? '', false);
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    server.on('connection', (socket) => {
      site.sockets.add(socket);
      socket.on('close', () => site.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /**
   * Puts a resource at an address.
   *
   * @param host a name without domain gets `.test`; `localhost` stays as it is (and is a secure context)
   * @returns the address, to be opened in a tab
   */
  serve(
    path: string,
    body: string | Buffer,
    options: { type?: string; host?: string; headers?: Record<string, string>; unfinished?: boolean } = {},
  ): string {
    const { type = 'text/html; charset=utf-8', host = 'page', headers, unfinished = false } = options;
    const url = `http://${host.includes('.') || host === 'localhost' ? host : host + TEST_DOMAIN}${path}`;
    this.resources.set(url, { body, type, unfinished, ...(headers ? { headers } : {}) });
    return url;
  }

  /** What went anywhere but to the test's own pages, as `METHOD address`. */
  foreignRequests({ browsersOwn = false } = {}): string[] {
    return this.requests
      .filter(({ own }) => !own)
      .map(({ method, url }) => `${method} ${url}`)
      .filter((line) => browsersOwn || !BROWSERS_OWN.some((pattern) => pattern.test(line)));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    // A browser asks its proxy with the absolute address. A path alone is a direct call, which no test makes.
    const url = URL.canParse(request.url ?? '')
      ? new URL(request.url ?? '')
      : new URL(`http://direct.invalid${request.url}`);
    const key = url.origin + url.pathname;
    const resource = this.resources.get(key);
    const knownHost = [...this.resources.keys()].some((address) => address.startsWith(`${url.origin}/`));
    const favicon = knownHost && url.pathname === '/favicon.ico';
    this.record(request.method ?? '', url.href, request.method === 'GET' && (resource !== undefined || favicon));
    if (resource) {
      response.writeHead(200, { 'content-type': resource.type, 'cache-control': 'no-store', ...resource.headers });
      if (resource.unfinished) response.write(resource.body);
      else response.end(resource.body);
    } else {
      response.writeHead(favicon ? 204 : 502).end();
    }
  }

  private record(method: string, url: string, own: boolean): void {
    this.requests.push({ method, url, own, atMs: performance.now() });
  }
}
