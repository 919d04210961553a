import { Button, Skeleton } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrictNames } from '../../api/use-names.js';
import { useLocale } from '../../i18n/index.js';
import { cityTime, formatDate } from '../../format.js';
import { ErrorState } from '../../ui/states.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { CalendarCard } from './calendar-card.js';
import { DistrictsCard, SeverityCard, WeeksCard } from './district-cards.js';
import classes from './figures.module.css';
import { FlowCard } from './flow-card.js';
import { MoneyCard } from './money-card.js';
import {
  useCalendarFigures,
  useDistrictFigures,
  useFigureParams,
  useFlowFigures,
  useMoneyFigures,
} from './use-figures.js';

/** Cards of their height while the numbers come, and what went wrong when they do not. */
function Loaded<Answer>({
  query,
  heightPx,
  cards = 1,
  children,
}: {
  query: UseQueryResult<Answer>;
  heightPx: number;
  cards?: number;
  children: (answer: Answer) => ReactNode;
}) {
  if (query.data) return children(query.data);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return Array.from({ length: cards }, (_, place) => <Skeleton key={place} height={heightPx} radius="lg" />);
}

function Filters({ years }: { years: readonly number[] }) {
  const { t } = useTranslation('figures');
  const { district, year, set } = useFigureParams();
  const districts = useDistrictNames();
  return (
    <div className={classes.filters}>
      <FilterSelect
        label={t('filter.district')}
        all={t('filter.wholeCity')}
        value={district}
        options={districts.options}
        onChange={(value) => set({ district: value })}
      />
      <FilterSelect
        label={t('filter.year')}
        all={t('filter.thisYear')}
        value={year}
        options={years.map((value) => ({ value: String(value), label: String(value) }))}
        onChange={(value) => set({ year: value })}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size={15} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
    </div>
  );
}

/** What the pictures are about, in words: it is read on paper, too. */
function useStatement(): string {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const { district, year } = useFigureParams();
  const districts = useDistrictNames();
  const today = cityTime(Date.now()).date;
  const shown = { year: year ?? today.slice(0, 4), day: formatDate(today, locale) };
  return district
    ? t('statement.district', { ...shown, district: districts.nameOf(district) })
    : t('statement.city', shown);
}

/** Pictures of the city: districts side by side, weeks, days of the year, money, who answers for what. */
export function FiguresPage() {
  const { t } = useTranslation('figures');
  const { district, year, function: chosen } = useFigureParams();
  const districts = useDistrictFigures({ year });
  const calendar = useCalendarFigures({ year, district });
  const money = useMoneyFigures({ year, district });
  const flow = useFlowFigures({ district, function: chosen });
  const shown = (figures: NonNullable<typeof districts.data>) =>
    district
      ? { ...figures, items: figures.items.filter(({ externalId, id }) => [externalId, id].includes(district)) }
      : figures;
  const thisYear = Number(cityTime(Date.now()).date.slice(0, 4));
  const years = [...new Set([...(money.data?.years ?? []), thisYear, thisYear + 1])].sort((a, b) => b - a);
  return (
    <PanelFrame title={t('title')} aside={<Filters years={years} />} footer={useStatement()}>
      <div className={classes.grid} data-testid="figures">
        <Loaded query={districts} heightPx={500} cards={3}>
          {(figures) => (
            <>
              <DistrictsCard figures={shown(figures)} />
              <SeverityCard figures={shown(figures)} />
              <WeeksCard figures={shown(figures)} />
            </>
          )}
        </Loaded>
        <div className={classes.wide}>
          <Loaded query={calendar} heightPx={330}>
            {(figures) => <CalendarCard figures={figures} />}
          </Loaded>
        </div>
        <div className={classes.wide}>
          <Loaded query={money} heightPx={420}>
            {(figures) => <MoneyCard figures={figures} />}
          </Loaded>
        </div>
        <div className={classes.wide}>
          <Loaded query={flow} heightPx={460}>
            {(figures) => <FlowCard figures={figures} />}
          </Loaded>
        </div>
      </div>
    </PanelFrame>
  );
}
