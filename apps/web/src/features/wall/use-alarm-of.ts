import type { Alarm } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useListQuery, useOneQuery } from '../../api/resources.js';
import { useMomentWords } from '../../blocks/block-age.js';
import { formatRelative } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useServerNow } from '../../live/server-now.js';
import { handsOf } from './hands.js';

/** The alarm a finding is worked by: its own, or the one that it is a part of. Null: it calls nobody; undefined: on its way. */
export function useAlarmOf(finding: string): Alarm | null | undefined {
  const { data } = useListQuery<Alarm>('alarms', { finding, sort: '-eventAt', limit: 1 });
  const own = data?.pages[0]?.items[0];
  const { data: whole } = useOneQuery<Alarm>('alarms', own?.mergedInto ?? null);
  if (!data) return undefined;
  return (own?.mergedInto ? whole : own) ?? null;
}

/** Who works an alarm, and in words how far that is. */
export function useHandsWords(): (alarm: Alarm | null | undefined) => {
  values: readonly string[];
  names?: readonly string[];
} {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const now = useServerNow(30_000);
  const wordsOf = useMomentWords();
  return (alarm) => {
    if (!alarm) return { values: [alarm === null ? t('hands.none') : '…'] };
    const { state, name, role, takenAt, until, isEscalated } = handsOf(alarm);
    const words = [t(`hands.${state}`, { time: until && wordsOf(until) })];
    if (takenAt) words.push(formatRelative(takenAt, now, locale));
    if (isEscalated) words.push(t('hands.escalated'));
    const who = [...(name ? [name] : []), ...(role ? [t(`common:role.${role}`)] : [])].join(', ');
    return { values: [words.join(' · ')], ...(who && { names: [who] }) };
  };
}
