import { BLOCK_CODES, DEFAULT_LAYOUT, type PlacedBlock, type Scene, type ScreenProfile } from '@abat/contracts';
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsStale } from '../../live/connection-store.js';
import { BLOCKS } from '../../blocks/registry.js';
import { changePlace, placeIn, type Delta, type Least } from './grid-moves.js';
import { Refusal } from './refusal.js';
import { ScenePreview } from './scene-preview.js';
import classes from './screens.module.css';
import { useChangeScene, useDropScene } from './use-screens.js';

type SceneEditorProps = { scene: Scene; profile: ScreenProfile };

function leastOf(blocks: readonly PlacedBlock[], id: string): Least {
  const block = blocks.find((one) => one.id === id);
  return block ? BLOCKS[block.block].least : { w: 1, h: 1 };
}

/** Composes a scene for a profile: blocks are dragged, or moved by arrows and resized by Shift and arrows. */
export function SceneEditor({ scene, profile }: SceneEditorProps) {
  const { t } = useTranslation('screens');
  const kept = useMemo(
    () => scene.layouts[profile.code] ?? scene.layouts[DEFAULT_LAYOUT] ?? [],
    [scene.layouts, profile.code],
  );
  const [blocks, setBlocks] = useState<readonly PlacedBlock[]>(kept);
  const change = (id: string, kind: 'move' | 'resize', by: Delta) =>
    setBlocks((now) => changePlace(now, { id, kind, by, least: leastOf(now, id) }));
  const remove = (id: string) => setBlocks((now) => now.filter((block) => block.id !== id));
  return (
    <>
      <p className={classes.hint}>{t('editHint')}</p>
      <ScenePreview scene={scene} profile={profile} blocks={blocks} onChange={change} onRemove={remove} />
      <div className={classes.actions}>
        <AddBlock blocks={blocks} onAdd={(block) => setBlocks([...blocks, block])} />
        <Save
          scene={scene}
          profile={profile}
          blocks={blocks}
          isChanged={blocks !== kept}
          onUndo={() => setBlocks(kept)}
        />
      </div>
    </>
  );
}

function AddBlock({ blocks, onAdd }: { blocks: readonly PlacedBlock[]; onAdd: (block: PlacedBlock) => void }) {
  const { t } = useTranslation('screens');
  const places = BLOCK_CODES.map((code) => placeIn(blocks, code, BLOCKS[code].least));
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />}>
          {t('addBlock')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
        {BLOCK_CODES.map((code, index) => {
          const place = places[index];
          return (
            <Menu.Item key={code} disabled={!place} onClick={() => place && onAdd(place)}>
              {t(`blocks:title.${code}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

type SaveProps = SceneEditorProps & { blocks: readonly PlacedBlock[]; isChanged: boolean; onUndo: () => void };

function Save({ scene, profile, blocks, isChanged, onUndo }: SaveProps) {
  const { t } = useTranslation('screens');
  const isStale = useIsStale();
  const save = useChangeScene();
  const drop = useDropScene();
  const layouts = { ...scene.layouts, [profile.code]: [...blocks] };
  return (
    <>
      <Button
        size="xs"
        disabled={!isChanged || isStale}
        loading={save.isPending}
        onClick={() => save.mutate({ scene, patch: { layouts } })}
        data-testid="save-scene"
      >
        {t('common:action.save')}
      </Button>
      <Button size="xs" variant="default" disabled={!isChanged} onClick={onUndo}>
        {t('undo')}
      </Button>
      {scene.shipped && scene.edited && (
        <Button size="xs" variant="subtle" color="gray" disabled={isStale} onClick={() => drop.mutate(scene)}>
          {t('asShipped')}
        </Button>
      )}
      <Refusal error={save.error ?? drop.error} />
    </>
  );
}
