import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { ActButton } from '../../ui/act-button.js';
import { useChangeParams } from '../../url/params.js';

/** Opens the form of a new work; shown only to those who may create one. */
export function NewWorkButton() {
  const { t } = useTranslation('edit');
  const change = useChangeParams();
  const mayWrite = useMay('work.write');
  if (!mayWrite) return null;
  return (
    <ActButton
      size="compact-sm"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => change({ new: 'work', sel: null, edit: null }, { push: true })}
    >
      {t('newWork')}
    </ActButton>
  );
}
