import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../edit/record-fields.js';

/** Makes fields of a form of the programme with their labels. */
export function usePlanFields() {
  const { t } = useTranslation('plan');
  return useMemo(() => {
    const field = (name: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
      ...{ name, kind, label: t(`field.${name}`), ...more },
    });
    const choice = (name: string, options: FormField['options'], more: Partial<FormField> = {}): FormField =>
      field(name, 'choice', { options: options ?? [], ...more });
    return { field, choice };
  }, [t]);
}

/** Filters of a table of the programme with their words. */
export function usePlanFilter() {
  const { t } = useTranslation('plan');
  return (name: string, options: FormField['options']) => ({
    ...{ name, label: t(`field.${name}`), all: t(`all.${name}`), options: options ?? [] },
  });
}
