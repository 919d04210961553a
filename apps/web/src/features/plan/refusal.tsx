import { PHASE_LACK_TEXTS, type FieldError } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import { startLow, useReason } from '../edit/use-faults.js';
import classes from './plan.module.css';

/** What exactly was refused: what a phase lacks, or why a field does not fit, with its name. */
function useReasons(): (error: ApiError) => string[] {
  const { t, i18n } = useTranslation('plan');
  const locale = useLocale();
  const reasonOf = useReason();
  const textOf = (fault: FieldError): string | null => {
    const lack = Object.entries(PHASE_LACK_TEXTS).find(([known]) => known === fault.code);
    if (lack) return lack[1][locale];
    const reason = reasonOf(fault);
    const key = `field.${fault.path}`;
    return reason && i18n.exists(`plan:${key}`) ? `${t(key)}: ${startLow(reason)}` : reason;
  };
  return ({ fieldErrors }) => [...new Set(fieldErrors.flatMap((fault) => textOf(fault) ?? []))];
}

/** Why a change was refused, in the reader's words. */
export function Refusal({ error }: { error: Error | null }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const reasonsOf = useReasons();
  if (!error) return null;
  if (!(error instanceof ApiError))
    return (
      <p className={classes.refusal} role="alert">
        {t('state.failed')}
      </p>
    );
  return (
    <div className={classes.refusal} role="alert">
      {error.titleIn(locale)}
      {reasonsOf(error).map((reason) => (
        <div key={reason}>{reason}</div>
      ))}
    </div>
  );
}
