import type { Work, WorkPatch } from '@abat/contracts';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useChangeParams } from '../../url/params.js';
import { bothNumbers } from '../../short-number.js';
import { useFirstFit } from '../map/map-controller.js';
import { ConflictNotice } from './conflict-notice.js';
import { draftOfWork, faultsOf, losesZones, rebase, toPatch, type Draft } from './draft.js';
import { EditorFrame } from './editor-frame.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { useDraft } from './use-draft.js';
import { useSaveWork } from './use-save-work.js';

/** Which stored state the form stands on, and the draft that differs from it. */
function useEditing(work: Work) {
  const [base, setBase] = useState(work);
  const baseDraft = useMemo(() => draftOfWork(base), [base]);
  const control = useDraft(baseDraft);
  const patch = useMemo(() => toPatch(control.draft, baseDraft), [control.draft, baseDraft]);
  const isDirty = Object.keys(patch).length > 0;
  const takeTheirs = () => {
    setBase(work);
    control.replace(draftOfWork(work));
  };
  const isLosingZones = losesZones(control.draft, baseDraft, draftOfWork(work));
  const keepMine = (keepsZones: boolean): Draft => {
    const mine = rebase(control.draft, baseDraft, draftOfWork(work), keepsZones);
    setBase(work);
    control.replace(mine);
    return mine;
  };
  return { base, control, patch, isDirty, isLosingZones, takeTheirs, keepMine };
}

/** Form of a stored work: dates, shape and fields, with the findings saving would open or close. */
export function WorkEditor({ work }: { work: Work }) {
  const { t } = useTranslation('edit');
  const change = useChangeParams();
  useFirstFit(work.bbox);
  const { base, control, patch, isDirty, isLosingZones, takeTheirs, keepMine } = useEditing(work);
  const [wasTried, setWasTried] = useState(false);
  const isDone = useRef(false);
  const close = () => change({ edit: null });
  const save = useSaveWork(() => {
    isDone.current = true;
    close();
  });
  const isGuarded = useCallback(() => isDirty && !isDone.current, [isDirty]);
  const send = (draft: Draft, version: number, body: WorkPatch) => {
    setWasTried(true);
    if (faultsOf(draft).length === 0) save.mutate({ id: work.id, version, patch: body });
  };
  const wasRefused = save.error instanceof ApiError && save.error.status === 412;
  const isOutdated = work.version > base.version && !save.isPending && !save.isSuccess;
  const notice = (wasRefused || isOutdated) && (
    <ConflictNotice
      isReady={work.version > base.version}
      onTakeTheirs={() => {
        save.reset();
        takeTheirs();
      }}
      isLosingZones={isLosingZones}
      onKeepMine={(keepsZones) => {
        save.reset();
        const mine = keepMine(keepsZones);
        const own = toPatch(mine, draftOfWork(work));
        if (Object.keys(own).length > 0) send(mine, work.version, own);
      }}
    />
  );
  return (
    <>
      <EditorFrame
        kicker={t('editing', { number: bothNumbers('work', work.number, work.externalId) })}
        title={work.title}
        control={control}
        stored={work}
        isDirty={isDirty}
        isSaving={save.isPending}
        saveError={save.error}
        wasTried={wasTried}
        notice={notice}
        onSave={() => send(control.draft, base.version, patch)}
        onClose={close}
      />
      <UnsavedGuard isDirty={isGuarded} />
    </>
  );
}
