type Line = { running: Promise<unknown>; waiting?: Promise<unknown> };

/**
 * Lines of work: of each name one is under way and at most one waits behind it, however many ask. Who asks meanwhile
 * shares the one that waits: it has not begun, so it will see all that they know of.
 */
export class OneAtATime {
  private readonly lines = new Map<string, Line>();

  do<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const line = this.lines.get(name);
    if (!line) return this.begin(name, work);
    const begin = () => this.begin(name, work);
    line.waiting ??= line.running.then(begin, begin);
    return line.waiting as Promise<Result>;
  }

  private begin<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const line: Line = { running: Promise.resolve() };
    // A line with one that waits stays until that one begins: nobody overtakes it.
    const running = work().finally(() => {
      if (!line.waiting) this.lines.delete(name);
    });
    this.lines.set(name, Object.assign(line, { running }));
    return running;
  }
}
