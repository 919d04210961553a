import type { Changes as ChangesAnswer, ChangeSubject } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { BlockState, LoadedBlock } from './block.js';
import { Rows } from './parts.js';
import { useSurface } from './surface.js';
import { useDayChanges } from './use-figure.js';

/** What may happen to a row of a register. */
const WAYS = ['created', 'changed', 'gone'] as const;
type SubjectSum = { subject: ChangeSubject } & Record<(typeof WAYS)[number], number>;

const allOf = ({ created, changed, gone }: SubjectSum): number => created + changed + gone;

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
  return [...sums.values()].toSorted((a, b) => allOf(b) - allOf(a));
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
            rows={sums.map((sum) => ({
              key: sum.subject,
              main: t(`subject.${sum.subject}`),
              facts: WAYS.filter((way) => sum[way] > 0).map((way) =>
                t(`changed.${way}`, { number: formatNumber(sum[way], locale) }),
              ),
              side: <strong data-kpi>{formatNumber(allOf(sum), locale)}</strong>,
            }))}
          />
        );
      }}
    </LoadedBlock>
  );
}
