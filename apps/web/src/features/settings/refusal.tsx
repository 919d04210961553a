import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import classes from './settings.module.css';

/** Why something was not saved. */
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

/** Somebody else saved meanwhile: what is typed stays until the reader asks for the new state. */
export function Outdated({ onTakeOver }: { onTakeOver: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Alert color="yellow" role="alert" mb="sm" p="sm" title={t('outdated.title')}>
      <p className={classes.outdated}>{t('outdated.about')}</p>
      <Button size="xs" variant="default" onClick={onTakeOver}>
        {t('outdated.takeOver')}
      </Button>
    </Alert>
  );
}
