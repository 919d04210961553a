import { SCENE_GRID, type PlacedBlock, type Scene, type ScreenProfile } from '@abat/contracts';
import { IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BlockSurface, type Surface } from '../../blocks/surface.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { SceneView } from '../wall/scene-view.js';
import { WallHeader } from '../wall/wall-header.js';
import { sizeVariables } from '../wall/size-variables.js';
import type { Delta } from './grid-moves.js';
import classes from './preview.module.css';

type OnChange = (id: string, kind: 'move' | 'resize', by: Delta) => void;
type ScenePreviewProps = {
  scene: Scene;
  profile: ScreenProfile;
  blocks: readonly PlacedBlock[];
  onChange: OnChange;
  onRemove: (id: string) => void;
  /** Id of the block whose settings are open. */
  chosen: string | null;
  onChoose: (id: string) => void;
};

const SURFACE: Surface = { kind: 'wall', district: null, spot: null };
const ARROWS: Record<string, Delta> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The scene as the wall will show it, with live figures, at the ratio of the profile; blocks can be moved in it. */
export function ScenePreview({ scene, profile, blocks, chosen, ...handling }: ScenePreviewProps) {
  const locale = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const scale = width / profile.widthPx;
  const variables = useMemo(() => sizeVariables(profile, 1), [profile]);
  const size = {
    width: profile.widthPx,
    height: profile.heightPx,
    transform: `scale(${scale})`,
    // The header of a wall goes by the width of its screen, which is not that of this window.
    '--screen-vw': `${profile.widthPx / 100}px`,
  };
  return (
    <div
      ref={frame}
      className={classes.frame}
      style={{ '--ratio': profile.widthPx / profile.heightPx } as CSSProperties}
      data-testid="scene-preview"
    >
      {width > 0 && (
        <BlockSurface value={SURFACE}>
          <div className={classes.screen} style={{ ...variables, ...size }}>
            <div inert>
              <WallHeader title={nameOf(scene, locale)} tiles={profile.columns} isPreview />
            </div>
            <SceneView
              blocks={blocks}
              profile={profile}
              over={(block) => <Handle block={block} isChosen={block.id === chosen} {...handling} />}
            />
          </div>
        </BlockSurface>
      )}
    </div>
  );
}

type HandleProps = { block: PlacedBlock; isChosen: boolean } & Pick<
  ScenePreviewProps,
  'onChange' | 'onRemove' | 'onChoose'
>;

/** Where a drag began: pointer, and the cells it has moved the block so far. */
type Drag = { kind: 'move' | 'resize'; x: number; y: number; done: Delta };

function useDrag(block: PlacedBlock, onChange: OnChange) {
  const drag = useRef<Drag | null>(null);
  const begin = (kind: Drag['kind']) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { kind, x: event.clientX, y: event.clientY, done: { x: 0, y: 0 } };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    const scene = event.currentTarget.closest('[data-testid=scene]')?.getBoundingClientRect();
    if (!now || !scene) return;
    const x = Math.round((event.clientX - now.x) / (scene.width / SCENE_GRID.columns)) - now.done.x;
    const y = Math.round((event.clientY - now.y) / (scene.height / SCENE_GRID.rows)) - now.done.y;
    if (x === 0 && y === 0) return;
    now.done = { x: now.done.x + x, y: now.done.y + y };
    onChange(block.id, now.kind, { x, y });
  };
  const end = () => {
    drag.current = null;
  };
  return { begin, move, end };
}

function Handle({ block, isChosen, onChange, onRemove, onChoose }: HandleProps) {
  const { t } = useTranslation('screens');
  const { begin, move, end } = useDrag(block, onChange);
  const name = t(`blocks:title.${block.block}`);
  const onKey = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (event.key === 'Delete') onRemove(block.id);
    if (!by) return;
    event.preventDefault();
    onChange(block.id, event.shiftKey ? 'resize' : 'move', by);
  };
  const place = { column: block.x + 1, row: block.y + 1, width: block.w, height: block.h };
  return (
    <div className={classes.handle} data-chosen={isChosen}>
      <button
        type="button"
        className={classes.grip}
        aria-label={t('blockPlace', { name, ...place })}
        data-block={block.id}
        onFocus={() => onChoose(block.id)}
        onKeyDown={onKey}
        onPointerDown={begin('move')}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <button
        type="button"
        className={classes.remove}
        aria-label={t('removeBlock', { name })}
        onClick={() => onRemove(block.id)}
      >
        <IconX aria-hidden />
      </button>
      <span
        className={classes.corner}
        aria-hidden="true"
        onPointerDown={begin('resize')}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
    </div>
  );
}
