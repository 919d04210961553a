import { useTranslation } from 'react-i18next';

/** What the system calls itself in the history, and its key among the words. People are called by their names. */
const SYSTEM: Readonly<Record<string, string>> = {
  detection: 'detection',
  alarms: 'alarms',
  import: 'import',
  'command line': 'commandLine',
  'demo accounts': 'demo',
  'Набор Астаны': 'city',
  'Границы районов': 'boundaries',
  'Сроки работ': 'days',
  'Расчёт помех': 'nuisance',
  'Уборка вложений': 'attachments',
};

/** Who changed something, in the language of the reader. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('common');
  return (actor) => {
    const key = SYSTEM[actor];
    return key === undefined ? actor : t(`actor.${key}`);
  };
}
