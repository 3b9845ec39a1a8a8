/** Writes one after the other, each begun once the one before is done: work goes on meanwhile, and never more than one is held. */
export class WriteBehind {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves once the write is begun. @throws whatever the one before failed with */
  async write(start: () => PromiseLike<unknown>): Promise<void> {
    await this.last;
    this.last = Promise.resolve(start());
    // Whoever writes next hears of a failure; until then nobody is to be told that nobody listens.
    this.last.catch(() => undefined);
  }

  /** @throws whatever the last write failed with */
  async done(): Promise<void> {
    await this.last;
  }
}
