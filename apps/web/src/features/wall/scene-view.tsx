import { SCENE_GRID, type PlacedBlock, type ScreenProfile } from '@abat/contracts';
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { BlockView } from '../../blocks/block-view.js';
import { rowHeights } from './scene-grid.js';
import classes from './wall.module.css';

const placeOf = ({ x, y, w, h }: PlacedBlock): CSSProperties => ({
  gridColumn: `${x + 1} / span ${w}`,
  gridRow: `${y + 1} / span ${h}`,
});

/** Rows that leave the edges of tiles in gaps, measured on the real screen. */
function useRows(profile: Pick<ScreenProfile, 'rows'>) {
  const ref = useRef<HTMLDivElement>(null);
  const [rows, setRows] = useState<readonly number[] | null>(null);
  useEffect(() => {
    const grid = ref.current;
    if (!grid) return undefined;
    const measure = () => {
      const headerPx = grid.offsetTop;
      const gapPx = Number.parseFloat(getComputedStyle(grid).rowGap) || 0;
      setRows(rowHeights(profile, { heightPx: headerPx + grid.clientHeight, headerPx, gapPx }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [profile]);
  return { ref, rows };
}

type SceneViewProps = {
  blocks: readonly PlacedBlock[];
  profile: Pick<ScreenProfile, 'rows'>;
  /** Drawn over each block: with it the blocks themselves are a picture. */
  over?: (block: PlacedBlock) => ReactNode;
};

/** The blocks of a scene in their cells. */
export function SceneView({ blocks, profile, over }: SceneViewProps) {
  const { ref, rows } = useRows(profile);
  const template = rows ? rows.map((px) => `${px}px`).join(' ') : `repeat(${SCENE_GRID.rows}, minmax(0, 1fr))`;
  return (
    <div ref={ref} className={classes.scene} style={{ gridTemplateRows: template }} data-testid="scene">
      {blocks.map((block) => (
        <div key={block.id} className={classes.cell} style={placeOf(block)}>
          <div className={classes.block} inert={over !== undefined}>
            <BlockView block={block.block} settings={block.settings} />
          </div>
          {over?.(block)}
        </div>
      ))}
    </div>
  );
}
