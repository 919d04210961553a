import { IconCloudUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import parts from './outbox.module.css';
import { OutboxDialog } from './outbox-dialog.js';
import { useOutbox } from './outbox.js';

/** Says how many reports wait on this device and opens their list; nothing while none does. */
export function UnsentBar() {
  const { t } = useTranslation('field');
  const { reports } = useOutbox();
  const [isOpen, setIsOpen] = useState(false);
  const isRefused = reports.some(({ refusal }) => refusal !== null);
  return (
    <>
      {reports.length > 0 && (
        <button
          type="button"
          className={parts.unsent}
          data-refused={isRefused}
          data-testid="unsent"
          onClick={() => setIsOpen(true)}
        >
          <IconCloudUpload size={20} aria-hidden />
          <span role="status">{t('outbox.waiting', { count: reports.length })}</span>
          <span className={parts.unsentOpen}>{t('outbox.open')}</span>
        </button>
      )}
      {isOpen && <OutboxDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
