import { connect, type Socket } from 'node:net';

/** A command that Firefox answered with an error. */
export class MarionetteError extends Error {
  override name = 'MarionetteError';
  constructor(
    readonly command: string,
    readonly code: string,
    message: string,
  ) {
    super(`${command}: ${code}: ${message}`);
  }
}

type Settle = { command: string; resolve(value: unknown): void; reject(error: Error): void };

/**
 * A client for Marionette, the remote protocol inside Firefox: over TCP, each message is its length in bytes, a colon
 * and a JSON array. `[0, id, command, parameters]` asks, `[1, id, error, result]` answers. Geckodriver speaks the same
 * protocol; without it the tests need nothing beside the browser itself, and reach extension pages and the browser's
 * own windows, which WebDriver BiDi does not.
 */
export class Marionette {
  private received = Buffer.alloc(0);
  private readonly waiting = new Map<number, Settle>();
  private lastId = 0;
  private greet: (() => void) | undefined;
  private closed: Error | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('Firefox closed the connection.')));
  }

  /**
   * Connects to a Firefox that was started with `--marionette`, trying until it listens.
   *
   * @throws Error when nothing answers within `timeoutMs`
   */
  static async connect(port: number, timeoutMs: number): Promise<Marionette> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      try {
        const socket = await new Promise<Socket>((resolve, reject) => {
          const attempt = connect({ host: '127.0.0.1', port }, () => resolve(attempt));
          attempt.once('error', reject);
        });
        const client = new Marionette(socket);
        // Firefox speaks first: until its greeting it is not ready for commands.
        await new Promise<void>((resolve, reject) => {
          client.greet = resolve;
          setTimeout(() => reject(new Error('Firefox sent no greeting.')), Math.max(0, deadline - Date.now())).unref();
        });
        return client;
      } catch (error) {
        if (Date.now() > deadline) throw new Error(`Firefox did not answer on port ${port}: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  /**
   * Runs one command and gives its result; a result wrapped in `{ value }` is unwrapped.
   *
   * @throws MarionetteError with WebDriver's error code, e.g. `javascript error`
   */
  async send<T = unknown>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
    if (this.closed) throw this.closed;
    const id = ++this.lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { command, resolve, reject }));
    const body = Buffer.from(JSON.stringify([0, id, command, parameters]));
    this.socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body]));
    const result = await answer;
    const wrapped = typeof result === 'object' && result !== null && Object.keys(result).join() === 'value';
    return (wrapped ? (result as { value: unknown }).value : result) as T;
  }

  end(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const colon = this.received.indexOf(':');
      if (colon < 0) return;
      const length = Number(this.received.subarray(0, colon));
      const end = colon + 1 + length;
      if (this.received.length < end) return;
      const message: unknown = JSON.parse(this.received.subarray(colon + 1, end).toString());
      this.received = this.received.subarray(end);
      if (!Array.isArray(message)) {
        this.greet?.();
        continue;
      }
      const [, id, error, result] = message as [1, number, { error: string; message: string } | null, unknown];
      const settle = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) settle?.reject(new MarionetteError(settle.command, error.error, error.message));
      else settle?.resolve(result);
    }
  }

  private fail(error: Error): void {
    this.closed ??= error;
    for (const { reject } of this.waiting.values()) reject(this.closed);
    this.waiting.clear();
  }
}
