import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { ActButton } from '../../ui/act-button.js';
import { useChangeParams } from '../../url/params.js';

/** Opens the form of a new work, of a project (its code) or none; shown only to those who may create one. */
export function NewWorkButton({ project }: { project?: string }) {
  const { t } = useTranslation('edit');
  const change = useChangeParams();
  const mayWrite = useMay('work.write');
  if (!mayWrite) return null;
  return (
    <ActButton
      size="compact-sm"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => {
        const form = project === undefined ? 'work' : `work:${project}`;
        change({ new: form, sel: null, edit: null }, { push: true, ...(project !== undefined && { path: '/works' }) });
      }}
    >
      {t(project === undefined ? 'newWork' : 'addWork')}
    </ActButton>
  );
}
