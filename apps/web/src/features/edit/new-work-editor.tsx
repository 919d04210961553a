import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../app/session-gate.js';
import { useChangeParams } from '../../url/params.js';
import { emptyDraft, faultsOf, toNewWork } from './draft.js';
import { EditorFrame } from './editor-frame.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { useDraft } from './use-draft.js';
import { useSaveWork } from './use-save-work.js';

/** Form of a work that does not exist yet (`?new=work`), perhaps begun from the page of a project (`?new=work:CODE`). */
export function NewWorkEditor({ project }: { project: string | null }) {
  const { t } = useTranslation('edit');
  const me = useUser();
  const change = useChangeParams();
  const [initial] = useState(() => emptyDraft(me.agency?.code ?? null, project));
  const control = useDraft(initial);
  const [wasTried, setWasTried] = useState(false);
  const isDone = useRef(false);
  const isDirty = control.draft !== initial;
  const save = useSaveWork((work) => {
    isDone.current = true;
    change({ new: null, sel: `work:${work.id}` });
  });
  const submit = () => {
    setWasTried(true);
    if (faultsOf(control.draft).length === 0) save.mutate({ draft: toNewWork(control.draft) });
  };
  return (
    <>
      <EditorFrame
        kicker={t('newWork')}
        title={control.draft.title || t('newWorkTitle')}
        control={control}
        stored={null}
        isDirty={isDirty}
        isSaving={save.isPending}
        saveError={save.error}
        wasTried={wasTried}
        onSave={submit}
        onClose={() => change({ new: null })}
      />
      <UnsavedGuard isDirty={useCallback(() => isDirty && !isDone.current, [isDirty])} />
    </>
  );
}
