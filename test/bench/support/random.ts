/** Pseudo-random numbers that are the same on every machine (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  integer(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError when there is nothing to choose from */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }
}

/** Items of which each is drawn as often as its share of the sum says. */
export class Lottery<Item> {
  private readonly bounds: number[] = [];

  constructor(private readonly items: readonly (readonly [item: Item, share: number])[]) {
    let sum = 0;
    for (const [, share] of items) this.bounds.push((sum += share));
  }

  /** @throws RangeError when there is nothing to draw */
  draw(random: Random): Item {
    const ticket = random.next() * (this.bounds.at(-1) ?? 0);
    let [low, high] = [0, this.bounds.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bounds[middle] ?? 0) > ticket) high = middle;
      else low = middle + 1;
    }
    const drawn = this.items[low];
    if (!drawn) throw new RangeError('nothing to draw');
    return drawn[0];
  }
}
