import { useTranslation } from 'react-i18next';

/** Parts of Abat that change rows by themselves, as the history names them; the rest are names of people. */
const PARTS: Readonly<Record<string, string>> = {
  detection: 'detection',
  alarms: 'alarms',
  import: 'import',
  'command line': 'commandLine',
  'demo accounts': 'accounts',
  'screen.pairing': 'pairing',
  'Набор Астаны': 'set',
};

/** Who changed a row, in the language of the reader; `unknown` where the history does not tell. */
export function useActorName(): (actor: string | null, unknown: string) => string {
  const { t } = useTranslation('common');
  return (actor, unknown) => {
    const part = PARTS[actor ?? ''];
    return part ? t(`actor.${part}`) : (actor ?? unknown);
  };
}
