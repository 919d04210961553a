import { BLOCK_CODES, DEFAULT_LAYOUT, type PlacedBlock, type Scene, type ScreenProfile } from '@abat/contracts';
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BLOCKS } from '../../blocks/registry.js';
import { ActButton } from '../../ui/act-button.js';
import { ConflictNotice } from '../edit/conflict-notice.js';
import { UnsavedGuard, type KeepsForm } from '../edit/unsaved-guard.js';
import { useEdited } from '../settings/use-edited.js';
import { BlockSettings } from './block-settings.js';
import { changePlace, placeIn, type Delta, type Least } from './grid-moves.js';
import { Refusal } from './refusal.js';
import { SceneActions } from './scene-actions.js';
import { ScenePreview } from './scene-preview.js';
import classes from './screens.module.css';
import { useChangeKept, useDropKept } from './use-kept.js';

type SceneEditorProps = { scene: Scene; profile: ScreenProfile };

function leastOf(blocks: readonly PlacedBlock[], id: string): Least {
  const block = blocks.find((one) => one.id === id);
  return block ? BLOCKS[block.block].least : { w: 1, h: 1 };
}

/** The scene while it is composed for a profile, its saving, and what became of the stored one meanwhile. */
function useComposing({ scene, profile }: SceneEditorProps) {
  const { seen, draft, setDraft, isChanged, isOutdated, takeOver } = useEdited(
    scene,
    ({ layouts }): readonly PlacedBlock[] =>
      (Object.hasOwn(layouts, profile.code) ? layouts[profile.code] : layouts[DEFAULT_LAYOUT]) ?? [],
  );
  const save = useChangeKept('scenes');
  const drop = useDropKept('scenes');
  const saveOver = (base: Scene) => {
    const layouts = { ...base.layouts, [profile.code]: [...draft] };
    save.mutate({ row: base, patch: { layouts } }, { onSuccess: takeOver });
  };
  const begin = (base: Scene) => {
    save.reset();
    takeOver(base);
  };
  const isConflict = isOutdated && !save.isPending && !drop.isPending;
  return {
    ...{ seen, blocks: draft, setBlocks: setDraft, isChanged, isConflict },
    isSaving: save.isPending,
    error: isConflict ? drop.error : (save.error ?? drop.error),
    submit: () => saveOver(seen),
    undo: () => begin(seen),
    // What was composed goes with the rest.
    giveBack: () => drop.mutate(seen, { onSuccess: () => begin(seen) }),
    takeTheirs: () => begin(scene),
    keepMine: () => saveOver(scene),
  };
}

const always = (): boolean => true;
const LASTING = ['tab', 'scene', 'profile'] as const;

/** A scene is composed in its tab, for one profile. */
const keepsScene: KeepsForm = (from, to) => {
  const [before, after] = [new URLSearchParams(from.search), new URLSearchParams(to.search)];
  return from.pathname === to.pathname && LASTING.every((name) => before.get(name) === after.get(name));
};

/** Composes a scene for a profile: blocks are dragged, or moved by arrows and resized by Shift and arrows. */
export function SceneEditor({ scene, profile }: SceneEditorProps) {
  const { t } = useTranslation('screens');
  const composing = useComposing({ scene, profile });
  const { blocks, setBlocks, isChanged } = composing;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = blocks.find(({ id }) => id === chosenId);
  const change = (id: string, kind: 'move' | 'resize', by: Delta) =>
    setBlocks((now) => changePlace(now, { id, kind, by, least: leastOf(now, id) }));
  const remove = (id: string) => setBlocks((now) => now.filter((block) => block.id !== id));
  const tell = (settings: PlacedBlock['settings']) =>
    setBlocks((now) => now.map((block) => (block.id === chosenId ? { ...block, settings } : block)));
  const add = (block: PlacedBlock) => {
    setBlocks([...blocks, block]);
    setChosenId(block.id);
  };
  return (
    <>
      <SceneActions scene={scene} why={isChanged ? t('saveFirst') : undefined} />
      <p className={classes.hint}>{blocks.length === 0 ? t('noBlocks') : t('editHint')}</p>
      {composing.isConflict && (
        <ConflictNotice isReady onTakeTheirs={composing.takeTheirs} onKeepMine={composing.keepMine} />
      )}
      <ScenePreview
        {...{ scene, profile, blocks }}
        onChange={change}
        onRemove={remove}
        chosen={chosen?.id ?? null}
        onChoose={setChosenId}
      />
      <div className={classes.actions}>
        <AddBlock blocks={blocks} onAdd={add} />
        <Save composing={composing} />
      </div>
      {chosen && <BlockSettings block={chosen} onChange={tell} />}
      {isChanged && <UnsavedGuard isDirty={always} survives={keepsScene} />}
    </>
  );
}

function AddBlock({ blocks, onAdd }: { blocks: readonly PlacedBlock[]; onAdd: (block: PlacedBlock) => void }) {
  const { t } = useTranslation('screens');
  const places = BLOCK_CODES.map((code) => {
    const { least, first = least } = BLOCKS[code];
    return placeIn(blocks, code, first) ?? placeIn(blocks, code, least);
  });
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

function Save({ composing }: { composing: ReturnType<typeof useComposing> }) {
  const { t } = useTranslation('screens');
  const { seen, isChanged, isConflict } = composing;
  return (
    <>
      <ActButton
        size="xs"
        disabled={!isChanged || isConflict}
        loading={composing.isSaving}
        onClick={composing.submit}
        data-testid="save-scene"
      >
        {t('common:action.save')}
      </ActButton>
      <Button size="xs" variant="default" disabled={!isChanged} onClick={composing.undo}>
        {t('undo')}
      </Button>
      {seen.shipped && seen.edited && (
        <ActButton size="xs" variant="subtle" color="gray" onClick={composing.giveBack}>
          {t('asShipped')}
        </ActButton>
      )}
      <Refusal error={composing.error} />
    </>
  );
}
