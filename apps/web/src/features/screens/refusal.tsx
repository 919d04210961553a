import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';

/** Why something was not done, in words. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  if (!error) return null;
  const text = error instanceof ApiError ? error.titleIn(locale) : t('state.failed');
  // The server names the walls.
  const users = error instanceof ApiError && error.code === 'resource.in-use' ? error.problem?.detail : undefined;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={16} aria-hidden />} role="alert" p="xs">
      {text}
      {users && `: ${users}`}
    </Alert>
  );
}
