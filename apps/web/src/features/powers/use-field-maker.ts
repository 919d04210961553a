import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../edit/record-fields.js';

/** Makes fields of a form with their labels. */
export function useFieldMaker() {
  const { t } = useTranslation('powers');
  return useMemo(() => {
    const field = (name: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
      ...{ name, kind, label: t(`field.${name}`), ...more },
    });
    const choice = (name: string, options: FormField['options'], more: Partial<FormField> = {}): FormField =>
      field(name, 'choice', { ...(options ? { options } : {}), ...more });
    return {
      field,
      choice,
      code: () => field('code', 'line', { required: true, onlyNew: true, hint: t('hint.code') }),
      days: () => [field('validFrom', 'date', { half: true }), field('validTo', 'date', { half: true })],
      names: () => [field('nameRu', 'line', { required: true }), field('nameKk', 'line'), field('nameEn', 'line')],
      note: () => field('note', 'area'),
    };
  }, [t]);
}

/** Makes filters of a table with their words. */
export function useFilterMaker() {
  const { t } = useTranslation('powers');
  return (name: string, label: string, options: FormField['options']) => ({
    ...{ name, label: t(`field.${label}`), all: t(`all.${label}`), options: options ?? [] },
  });
}
