import type { ProgrammeGroup, ProgrammeGroupBy } from '@abat/contracts';

/** Rows asked for at once. */
export const PAGE_ROWS = 100;

/** A line of the table: the head of a group, or the n-th work of a group (of all works without groups). */
export type Line = { kind: 'group'; group: ProgrammeGroup } | { kind: 'work'; key: string | null; place: number };
/** A page of works of a group; `key` null: no groups. */
export type PageKey = { key: string | null; page: number };

type Block = { first: number; group: ProgrammeGroup | null; isOpen: boolean; works: number };

/** All lines of the programme without holding them: groups are few, works are many. */
export class Lines {
  readonly count: number;
  private readonly blocks: Block[] = [];

  constructor(
    groupBy: ProgrammeGroupBy,
    works: number,
    groups: readonly ProgrammeGroup[],
    isClosed: (key: string) => boolean,
  ) {
    if (groupBy === 'none') {
      this.blocks.push({ first: 0, group: null, isOpen: true, works });
      this.count = works;
      return;
    }
    let first = 0;
    for (const group of groups) {
      const isOpen = !isClosed(group.key);
      this.blocks.push({ first, group, isOpen, works: group.works });
      first += 1 + (isOpen ? group.works : 0);
    }
    this.count = first;
  }

  private blockAt(index: number): Block | undefined {
    let [low, high] = [0, this.blocks.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.blocks[middle]!.first <= index) low = middle;
      else high = middle - 1;
    }
    return this.blocks[low];
  }

  /** The line at an index; undefined beyond the end. */
  at(index: number): Line | undefined {
    const block = index >= 0 && index < this.count ? this.blockAt(index) : undefined;
    if (!block) return undefined;
    const { group, first } = block;
    if (!group) return { kind: 'work', key: null, place: index };
    return index === first ? { kind: 'group', group } : { kind: 'work', key: group.key, place: index - first - 1 };
  }

  /** Pages whose works stand on the lines `first` to `last`, both included. */
  pagesOf(first: number, last: number): PageKey[] {
    const pages = new Map<string, PageKey>();
    for (let index = first; index <= last; index += 1) {
      const line = this.at(index);
      if (line?.kind !== 'work') continue;
      const page = Math.floor(line.place / PAGE_ROWS);
      pages.set(`${line.key}\u0000${page}`, { key: line.key, page });
    }
    return [...pages.values()];
  }
}
