import { useTranslation } from 'react-i18next';
import { zoneOf } from './shown-fields.js';

/** Fields whose words have another name than the field. */
const WORDS: Record<string, string> = { costKzt: 'field.cost', geometry: 'section.shape', zones: 'zones' };

/** How a field of a work is called, with its zone; null for what the form has no words for. */
export function useFieldLabel(): (path: string) => string | null {
  const { t, i18n } = useTranslation('edit');
  return (path) => {
    const zone = zoneOf(path);
    const key = zone === null ? path : path.split('.')[2];
    const word = key && (WORDS[key] ?? `field.${key}`);
    const label = word && i18n.exists(`edit:${word}`) ? t(word) : null;
    return zone === null ? label : [t('zone', { number: zone + 1 }), label].filter(Boolean).join(' · ');
  };
}
