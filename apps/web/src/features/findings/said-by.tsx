import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import classes from './findings.module.css';

type SaidByProps = { by: string | null; at?: string; onBehalf: boolean; comment: string | null };

/** Who said it, when and why; what somebody else said for the body is told apart from what the body said itself. */
export function SaidBy({ by, at, onBehalf, comment }: SaidByProps) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  return (
    <div className={classes.partyMeta}>
      {onBehalf && (
        <strong className={classes.onBehalf} data-testid="on-behalf">
          {t('onBehalf.said')}
        </strong>
      )}
      {[by, at && formatDateTime(at, locale)].filter(Boolean).join(' · ')}
      {comment && <div>{comment}</div>}
    </div>
  );
}
