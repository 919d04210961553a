import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';

/** Why something was not done, in words; who was first when somebody was. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  if (!error) return null;
  const isKnown = error instanceof ApiError;
  const owner = isKnown && error.code === 'alarm.taken' ? error.problem?.detail : undefined;
  const text = owner ? t('refusal.taken', { name: owner }) : isKnown ? error.titleIn(locale) : t('common:state.failed');
  return <Notice text={text} />;
}

/** Says at once that something was not done. */
export function Notice({ text }: { text: string }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={16} aria-hidden />} role="alert" p="xs">
      {text}
    </Alert>
  );
}
