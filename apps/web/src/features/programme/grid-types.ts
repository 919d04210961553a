import type { ProgrammeGroup, ProgrammeGroups, ProgrammeRow } from '@abat/contracts';
import type { Query } from '../../api/client.js';
import type { Days } from './bars.js';
import type { LaneActions } from './lane.js';
import type { TimeScale } from './time-scale.js';
import type { Look } from './use-board-params.js';
import type { Marks } from './use-programme.js';

/** What the pointer or the keyboard is at: the work, what is drawn on its line, where on the screen. */
export type Pointed = { row: ProgrammeRow; marks: Marks | undefined; x: number; y: number; isKeyboard: boolean };
/** Days tried out for a work. */
export type TriedDays = { row: ProgrammeRow; days: Days };

export type GridProps = {
  look: Look;
  groups: ProgrammeGroups;
  filters: Query;
  scale: TimeScale;
  firstPx: number;
  today: number;
  tried: TriedDays | null;
  selectedId: string | null;
  actions: LaneActions & {
    onOpen: (row: ProgrammeRow) => void;
    onToggle: (group: ProgrammeGroup) => void;
    onPoint: (pointed: Pointed | null) => void;
    /** Edits days by keyboard; null while that may not be. */
    onEdit: ((row: ProgrammeRow) => void) | null;
    onStep: (steps: number) => void;
    onZoom: (steps: number) => void;
    onToday: () => void;
  };
};
