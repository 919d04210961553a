import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import classes from './plan.module.css';

/** Why a change was refused, in the reader's words. */
export function Refusal({ error }: { error: Error | null }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  if (!error) return null;
  return (
    <p className={classes.refusal} role="alert">
      {error instanceof ApiError ? error.titleIn(locale) : t('state.failed')}
    </p>
  );
}
