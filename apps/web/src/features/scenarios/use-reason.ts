import type { FieldError } from '@abat/contracts';
import { useTranslation } from 'react-i18next';

/** Why a step is impossible, in the reader's words. */
export function useReason(): (fault: FieldError) => string {
  const { t, i18n } = useTranslation('scenarios');
  return ({ code }) => (i18n.exists(`scenarios:reason.${code}`) ? t(`reason.${code}`) : t('reason.invalid'));
}
