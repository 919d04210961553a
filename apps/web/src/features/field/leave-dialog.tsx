import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import classes from './field.module.css';
import { outbox, useOutbox } from './outbox.js';

/** What happens to reports that are not sent, before their author leaves. */
export function LeaveDialog({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const { t } = useTranslation('field');
  const { reports, isSending } = useOutbox();
  const drop = async (): Promise<void> => {
    await outbox.remove(reports.map(({ clientId }) => clientId));
    onLeave();
  };
  const isEmpty = reports.length === 0;
  return (
    <Dialog opened onClose={onStay} title={t('leave.title')}>
      <p className={classes.note}>{isEmpty ? t('outbox.empty') : t('leave.text', { count: reports.length })}</p>
      <div className={classes.buttons} data-testid="leave">
        {isEmpty && (
          <Button className={classes.button} onClick={onLeave}>
            {t('leave.out')}
          </Button>
        )}
        {!isEmpty && (
          <Button className={classes.button} loading={isSending} onClick={() => void outbox.flush()}>
            {t('leave.send')}
          </Button>
        )}
        {!isEmpty && (
          <Button className={classes.button} color="red" variant="light" onClick={() => void drop()}>
            {t('leave.drop')}
          </Button>
        )}
        <Button className={classes.button} variant="default" onClick={onStay}>
          {t('leave.stay')}
        </Button>
      </div>
    </Dialog>
  );
}
