import type { Baseline, Work } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { formatMove } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Fact } from '../../ui/fact-list.js';
import { useMoment } from '../../url/moment.js';
import { useSlip } from '../plan/baseline-works.js';

/** More frozen plans than a project has. */
const ALL = 200;

/** What the latest frozen plan of its project promised of the work, and how far it has slipped; null where none has it. */
export function useBaselineFact({ id, project }: Work): Fact | null {
  const { t } = useTranslation('works');
  const locale = useLocale();
  const { daysOf, moneyOf } = useSlip();
  // A frozen plan is compared with today's works, not with those of a moment of the past.
  const isNow = useMoment().at === null;
  const plans = useListQuery<Baseline>('baselines', { project, limit: ALL }, { enabled: isNow && project !== null });
  const frozen = plans.data?.pages
    .flatMap(({ items }) => items)
    .flatMap(({ works }) => works)
    .find((work) => work.id === id && work.standing === 'kept');
  if (!isNow || !frozen) return null;
  const [promised, live] = [frozen, { start: frozen.liveStart, end: frozen.liveEnd }];
  const told = [formatMove(promised, live, locale), daysOf(frozen.slipDays), moneyOf(frozen.slipKzt)];
  return { label: t('fact.baseline'), value: told.filter(Boolean).join(' · ') };
}
