import { SYSTEM_ACTORS } from '@abat/contracts';
import { useTranslation } from 'react-i18next';

/** Who changed something, in the reader's words: a person by name, a job by what it does; `null` where nobody knows. */
export function useActorName(): (actor: string | null) => string | null {
  const { t } = useTranslation('common');
  return (actor) => {
    const job = SYSTEM_ACTORS.find((code) => code === actor);
    return job ? t(`actor.${job}`) : actor;
  };
}
