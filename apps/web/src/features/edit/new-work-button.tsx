import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { useIsStale } from '../../live/connection-store.js';
import { useChangeParams } from '../../url/params.js';

/** Opens the form of a new work; shown only to those who may create one. */
export function NewWorkButton() {
  const { t } = useTranslation('edit');
  const change = useChangeParams();
  const mayWrite = useMay('work.write');
  const isStale = useIsStale();
  if (!mayWrite) return null;
  return (
    <Button
      size="compact-sm"
      leftSection={<IconPlus size={15} aria-hidden />}
      disabled={isStale}
      title={isStale ? t('common:state.blockedWhileStale') : undefined}
      onClick={() => change({ new: 'work', sel: null, edit: null }, { push: true })}
    >
      {t('newWork')}
    </Button>
  );
}
