import { FIELD_REASONS, type FieldError, isFieldReason } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';

/** What is wrong with a field, in the reader's words, and where on the map. */
export type Fault = { path: string; text: string; place: [number, number] | null };

/** A fault found before the server was asked. */
type LocalFault = { path: string; code: string };

const isRefusal = (error: unknown): error is ApiError => error instanceof ApiError && error.status !== 412;

/** The preview speaks of `work.start`, saving of `start`. A part of a field belongs to the field. */
const fieldPath = (path: string): string => path.replace(/^(work|mandate)\./, '').replace(/^parties\..*/, 'parties');

/** A text as the second part of a sentence. */
export const startLow = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** What of the record a form shows: whether a field is there to bear its fault, and how it is called. */
type ShownFields = { isShown: (path: string) => boolean; labelOf: (path: string) => string | null };

/** Why a value does not fit, in the reader's words; null where nothing better is known than that it does not. */
export function useReason(): (fault: LocalFault | FieldError) => string | null {
  const { t, i18n } = useTranslation('edit');
  const locale = useLocale();
  return (fault) => {
    if (isFieldReason(fault.code)) return FIELD_REASONS[fault.code][locale];
    if ('message' in fault && fault.message === 'end is before start') return t('fault.dates-reversed');
    if (fault.code === 'request.invalid' && fieldPath(fault.path) === 'durationDays') return t('fault.window');
    return i18n.exists(`edit:fault.${fault.code}`) ? t(`fault.${fault.code}`) : null;
  };
}

/**
 * Faults of the form: what is missing (once saving was tried) and what the server refused.
 * `at(path)` gives the text for a field; `rest` is a refusal that belongs to no field; `hidden` are the faults of fields
 * the form does not show, each with the name of its field.
 */
export function useFaults(local: readonly LocalFault[], errors: readonly unknown[], fields: ShownFields) {
  const { t } = useTranslation('edit');
  const locale = useLocale();
  const reasonOf = useReason();
  const textOf = (fault: LocalFault | FieldError): string => reasonOf(fault) ?? t('fault.invalid');
  const refusals = errors.filter(isRefusal);
  const own = local.map((fault): Fault => ({ path: fault.path, text: textOf(fault), place: null }));
  const told = refusals
    .flatMap((error) => error.fieldErrors)
    .map((fault): Fault => ({ path: fieldPath(fault.path), text: textOf(fault), place: fault.place ?? null }));
  const faults = [...own, ...told];
  const named = ({ path, text }: Fault): string => {
    const label = fields.labelOf(path);
    return label ? `${label}: ${startLow(text)}` : text;
  };
  return {
    at: (path: string) => faults.find((fault) => fault.path === path)?.text,
    place: faults.find((fault) => fault.place)?.place ?? null,
    rest: refusals.find((error) => error.fieldErrors.length === 0)?.titleIn(locale) ?? null,
    hidden: [...new Set(faults.filter(({ path }) => !fields.isShown(path)).map(named))],
  };
}
export type Faults = ReturnType<typeof useFaults>;
