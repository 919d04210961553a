import type { Changes as ChangesAnswer, ChangeSubject } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { BlockState, LoadedBlock } from './block.js';
import { Rows } from './parts.js';
import { useSurface } from './surface.js';
import { useDayChanges } from './use-figure.js';

type SubjectSum = { subject: ChangeSubject; created: number; gone: number; changed: number };

/** Changes per register: what came, what went, what became different; the busiest first. */
function sumsOf({ counts }: ChangesAnswer): SubjectSum[] {
  const sums = new Map<ChangeSubject, SubjectSum>();
  for (const { subject, action, count } of counts) {
    const sum = sums.get(subject) ?? { subject, created: 0, gone: 0, changed: 0 };
    if (action === 'created' || action === 'opened') sum.created += count;
    else if (action === 'deleted' || action === 'closed') sum.gone += count;
    else sum.changed += count;
    sums.set(subject, sum);
  }
  const all = ({ created, gone, changed }: SubjectSum) => created + gone + changed;
  return [...sums.values()].toSorted((a, b) => all(b) - all(a));
}

/** What changed in the city's registers within 24 hours. */
export function Changes() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const query = useDayChanges(useSurface().district);
  return (
    <LoadedBlock code="changes" query={query} asOf={({ until }) => until}>
      {(changes) => {
        const sums = sumsOf(changes);
        if (sums.length === 0) return <BlockState state="empty" word={t('empty.changes')} />;
        return (
          <Rows
            total={sums.length}
            rows={sums.map(({ subject, created, gone, changed }) => ({
              key: subject,
              main: t(`subject.${subject}`),
              facts: [
                t('changed.created', { number: formatNumber(created, locale) }),
                t('changed.changed', { number: formatNumber(changed, locale) }),
                t('changed.gone', { number: formatNumber(gone, locale) }),
              ],
              side: <strong data-kpi>{formatNumber(created + gone + changed, locale)}</strong>,
            }))}
          />
        );
      }}
    </LoadedBlock>
  );
}
