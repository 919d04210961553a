import type { ProgrammeGroup, ProgrammeGroups, ProgrammeRow } from '@abat/contracts';
import type { RefObject } from 'react';
import type { Query } from '../../api/client.js';
import type { Days } from './bars.js';
import type { LaneActions } from './lane.js';
import type { TimeScale } from './time-scale.js';
import type { Look } from './use-board-params.js';
import type { Marks } from './use-programme.js';

/** What the pointer or the keyboard is at: the work, what is drawn on its line, where on the screen. */
export type Pointed = { row: ProgrammeRow; marks: Marks | undefined; x: number; y: number; isKeyboard: boolean };
/** Days tried out for a work. `asked`: one for each time the keyboard asked for them. */
export type TriedDays = { row: ProgrammeRow; days: Days; asked?: symbol };

export type GridProps = {
  look: Look;
  groups: ProgrammeGroups;
  filters: Query;
  scale: TimeScale;
  firstPx: number;
  today: number;
  tried: TriedDays | null;
  selectedId: string | null;
  /** The element the keyboard is in while it moves over the lines. */
  gridRef: RefObject<HTMLDivElement | null>;
  actions: LaneActions & {
    onOpen: (row: ProgrammeRow) => void;
    onToggle: (group: ProgrammeGroup) => void;
    onPoint: (pointed: Pointed | null) => void;
    /** Edits days by keyboard; null while that may not be, `onHeld` then tells why. */
    onEdit: ((row: ProgrammeRow) => void) | null;
    onStep: (steps: number) => void;
    onZoom: (steps: number) => void;
    onToday: () => void;
    /** Puts away the card of the line and days tried out. */
    onEscape: () => void;
  };
};
