import type { ErrorCode } from '@abat/contracts';
import { ERROR_CATALOGUE } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Dialog } from '../../ui/dialog.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import classes from './field.module.css';
import parts from './outbox.module.css';
import { outbox, useOutbox } from './outbox.js';
import type { WaitingReport } from './report.js';

const GONE: readonly ErrorCode[] = ['resource.not-found', 'reference.unknown'];

/** What its author can do about a refusal. */
function adviceOf(code: ErrorCode): 'rights' | 'gone' | 'photo' | 'other' {
  if (code.startsWith('access.')) return 'rights';
  if (code.startsWith('attachment.')) return 'photo';
  return GONE.includes(code) ? 'gone' : 'other';
}

function useStateWords(report: WaitingReport): string {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const { isSending, halt } = useOutbox();
  if (report.refusal) {
    const { code, photo } = report.refusal;
    const reason = ERROR_CATALOGUE[code].title[locale];
    return photo === null ? t('outbox.refused', { reason }) : t('outbox.photoRefused', { photo, reason });
  }
  if (report.reportId) return t('outbox.taken');
  if (isSending) return t('outbox.sending');
  return t(halt === 'door' ? 'outbox.door' : 'outbox.later');
}

function Remove({ report }: { report: WaitingReport }) {
  const { t } = useTranslation('field');
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <Button className={classes.button} variant="default" onClick={() => setIsAsked(true)}>
        {t('outbox.remove')}
      </Button>
    );
  return (
    <div className={classes.ask} role="alertdialog" aria-label={t('outbox.remove')}>
      <p>{t('outbox.removeAsk')}</p>
      <Button className={classes.button} color="red" onClick={() => void outbox.remove([report.clientId])}>
        {t('outbox.remove')}
      </Button>
      <Button className={classes.button} variant="default" onClick={() => setIsAsked(false)}>
        {t('common:action.cancel')}
      </Button>
    </div>
  );
}

function Waiting({ report }: { report: WaitingReport }) {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const words = useStateWords(report);
  const { refusal, photos, percent, note, work, writtenAt } = report;
  return (
    <li className={parts.waiting} data-testid="waiting-report" data-refused={refusal !== null}>
      <b>{work.title}</b>
      <span className={classes.meta}>
        <span>{formatNumber(percent, locale)} %</span>
        <span>{formatDateTime(writtenAt, locale)}</span>
        {photos.length > 0 && <span>{t('outbox.photos', { count: photos.length })}</span>}
      </span>
      {note && <p className={classes.note}>{note}</p>}
      <p className={parts.state} role="status">
        {refusal && <IconAlertTriangle size={18} aria-hidden />}
        {words}
      </p>
      {refusal && <p className={classes.note}>{t(`outbox.advice.${adviceOf(refusal.code)}`)}</p>}
      <div className={classes.buttons}>
        {refusal && (
          <Button className={classes.button} onClick={() => void outbox.retry(report)}>
            {t('outbox.retry')}
          </Button>
        )}
        <Remove report={report} />
      </div>
    </li>
  );
}

/** The reports that wait on this device: why each does, and what can be done. */
export function OutboxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('field');
  const isPhone = useIsPhone();
  const { reports, isSending, mayVanish } = useOutbox();
  return (
    <Dialog opened onClose={onClose} title={t('outbox.title')} fullScreen={isPhone} size="lg">
      {reports.length === 0 && <p className={classes.meta}>{t('outbox.empty')}</p>}
      {reports.length > 0 && mayVanish && <p className={`${classes.note} ${parts.hint}`}>{t('outbox.mayVanish')}</p>}
      <ul className={classes.rows}>
        {reports.map((report) => (
          <Waiting key={report.clientId} report={report} />
        ))}
      </ul>
      {reports.some(({ refusal }) => refusal === null) && (
        <Button className={classes.primary} fullWidth loading={isSending} onClick={() => void outbox.flush()}>
          {t('outbox.sendNow')}
        </Button>
      )}
    </Dialog>
  );
}
