import { DEFAULT_LAYOUT, type Scene } from '@abat/contracts';
import { NumberInput, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { ConflictNotice } from '../edit/conflict-notice.js';
import { useEdited } from '../settings/use-edited.js';
import { codeFor } from './kept-code.js';
import { hasNames, type Names, NameFields, numbered, trimmedNames } from './name-fields.js';
import { Refusal } from './refusal.js';
import { useChangeKept, useCreateKept } from './use-kept.js';

type SceneFields = Names & Pick<Scene, 'durationS' | 'enabled'>;
type FieldsProps = { fields: SceneFields; set: (change: Partial<SceneFields>) => void };

const SHORTEST_S = 5;
const LONGEST_S = 3600;
const EMPTY: SceneFields = { nameRu: '', nameKk: '', nameEn: '', durationS: 45, enabled: true };
/** Between the places of two scenes, so that one fits between. */
const STEP = 10;

const fieldsOf = ({ nameRu, nameKk, nameEn, durationS, enabled }: Scene): SceneFields => ({
  ...{ nameRu, nameKk, nameEn, durationS, enabled },
});
const isWhole = (fields: SceneFields): boolean =>
  hasNames(fields) && fields.durationS >= SHORTEST_S && fields.durationS <= LONGEST_S;

function Fields({ fields, set }: FieldsProps) {
  const { t } = useTranslation('screens');
  return (
    <>
      <NameFields names={fields} set={set} />
      <NumberInput
        label={t('duration')}
        min={SHORTEST_S}
        max={LONGEST_S}
        allowDecimal={false}
        value={fields.durationS}
        onChange={(value) => set({ durationS: Number(value) || 0 })}
      />
      <Switch
        label={t('inRotation')}
        description={t('inRotationHint')}
        checked={fields.enabled}
        onChange={(event) => set({ enabled: event.currentTarget.checked })}
      />
    </>
  );
}

type NewSceneProps = {
  scenes: readonly Scene[];
  /** The scene whose blocks are copied; null: it begins empty. */
  from: Scene | null;
  onDone: (code: string) => void;
  onClose: () => void;
};

/** Makes a scene, empty or like another one. */
export function NewSceneDialog({ scenes, from, onDone, onClose }: NewSceneProps) {
  const { t } = useTranslation('screens');
  const create = useCreateKept('scenes');
  const [fields, setFields] = useState(() => (from ? { ...fieldsOf(from), ...numbered(from) } : EMPTY));
  const make = () => {
    const taken = [DEFAULT_LAYOUT, ...scenes.map(({ code }) => code)];
    const draft = {
      code: codeFor(fields.nameEn, { taken, otherwise: 'scene' }),
      ...{ ...fields, ...trimmedNames(fields) },
      sort: Math.max(0, ...scenes.map(({ sort }) => sort)) + STEP,
      layouts: from?.layouts ?? { [DEFAULT_LAYOUT]: [] },
    };
    create.mutate(draft, {
      onSuccess: ({ code }) => {
        onDone(code);
        onClose();
      },
    });
  };
  return (
    <Dialog opened onClose={onClose} title={t(from ? 'copyScene' : 'newScene')}>
      <Stack gap="sm" data-testid="scene-dialog">
        <Fields fields={fields} set={(change) => setFields((now) => ({ ...now, ...change }))} />
        <Refusal error={create.error} />
        <ActButton disabled={!isWhole(fields)} loading={create.isPending} onClick={make}>
          {t('make')}
        </ActButton>
      </Stack>
    </Dialog>
  );
}

/** Renames a scene, sets how long it stands and whether it goes round at all. */
export function SceneSettingsDialog({ scene, onClose }: { scene: Scene; onClose: () => void }) {
  const { t } = useTranslation('screens');
  const change = useChangeKept('scenes');
  const { seen, draft, setDraft, isOutdated, takeOver } = useEdited(scene, fieldsOf);
  const isConflict = isOutdated && !change.isPending;
  const saveOver = (row: Scene) =>
    change.mutate({ row, patch: { ...draft, ...trimmedNames(draft) } }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={t('sceneSettings')}>
      <Stack gap="sm" data-testid="scene-dialog">
        <Fields fields={draft} set={(part) => setDraft((now) => ({ ...now, ...part }))} />
        {isConflict && (
          <ConflictNotice
            isReady={isWhole(draft)}
            onTakeTheirs={() => takeOver(scene)}
            onKeepMine={() => saveOver(scene)}
          />
        )}
        {!isConflict && <Refusal error={change.error} />}
        <ActButton disabled={!isWhole(draft) || isConflict} loading={change.isPending} onClick={() => saveOver(seen)}>
          {t('common:action.save')}
        </ActButton>
      </Stack>
    </Dialog>
  );
}
