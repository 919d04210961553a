import type { DistrictFigures } from '@abat/contracts';
import type { CSSProperties, ReactNode } from 'react';
import { useShownCount } from './shown-count.js';
import { useCells } from './use-cells.js';
import classes from './districts.module.css';

type DistrictGridProps = {
  districts: readonly DistrictFigures[];
  /** Smallest card, in text heights. */
  least: { w: number; h: number };
  card: (district: DistrictFigures) => ReactNode;
};

/** A card per district in as many columns as stand best; those with the most open findings when not all have room. */
export function DistrictGrid({ districts, least, card }: DistrictGridProps) {
  const [ref, cells] = useCells<HTMLUListElement>(districts.length, least);
  const room = cells ? cells.columns * cells.rows : districts.length;
  const shown = room < districts.length ? districts.toSorted((a, b) => b.open - a.open).slice(0, room) : districts;
  useShownCount(shown.length, districts.length);
  const style: CSSProperties | undefined = cells
    ? {
        gridTemplateColumns: `repeat(${cells.columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${cells.rows}, minmax(0, 1fr))`,
      }
    : undefined;
  return (
    <ul ref={ref} className={classes.cards} style={style}>
      {shown.map((district) => (
        <li key={district.id} className={classes.card}>
          {card(district)}
        </li>
      ))}
    </ul>
  );
}
