const ALL = '*';
/** How the key of works without a group stands in the address. */
const NONE = '-';

/** Groups whose works are hidden, as the address keeps them: keys, or `*` for all but the keys. */
export class ClosedGroups {
  private readonly marked: ReadonlySet<string>;

  constructor(text?: string) {
    this.marked = new Set(text?.split(',').filter(Boolean));
  }

  readonly has = (key: string): boolean => this.marked.has(ALL) !== this.marked.has(key || NONE);

  /** The text of the address after this group was opened or closed; null: nothing to keep. */
  toggled(key: string): string | null {
    const next = new Set(this.marked);
    if (!next.delete(key || NONE)) next.add(key || NONE);
    return [...next].join(',') || null;
  }

  static readonly all = ALL;
}
