import { IconEqual, IconMinus, IconPlus } from '@tabler/icons-react';
import type { FindingSet } from './finding-set.js';
import classes from './comparison.module.css';

const SIGNS = { closed: IconMinus, opened: IconPlus, remaining: IconEqual } as const;

/** Minus, plus or equal: the sign of what becomes of a finding. */
export function SetMark({ set, size = 20 }: { set: FindingSet; size?: number }) {
  const Sign = SIGNS[set];
  return (
    <span className={classes.setMark} data-set={set}>
      <Sign size={size} stroke={2.5} aria-hidden />
    </span>
  );
}
