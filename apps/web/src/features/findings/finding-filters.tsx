import {
  FINDING_STATUSES,
  OPEN_FINDING_STATUSES,
  RULE_CODES,
  type RuleCode,
  SEVERITIES,
  type Severity,
} from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useDistrictNames } from '../../api/use-names.js';
import { AreaChip } from '../../ui/area-chip.js';
import { useCountText } from '../../ui/count-text.js';
import { type Counted, CountedSelect } from '../../ui/counted-select.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { useFindingFilters } from '../../url/filters.js';
import classes from './findings.module.css';
import { useFindingCounts } from './use-finding-counts.js';

/** Nothing dismisses a finding yet: nobody need look for such. */
const REACHED = FINDING_STATUSES.filter((status) => status !== 'dismissed');

const SORTS = ['-score', '-updatedAt', '-openedAt', 'openedAt'] as const;

/** Severities, each with the number of findings the list shows with it alone; several may be chosen. */
function SeverityFilter() {
  const { t } = useTranslation('findings');
  const { values, set } = useFindingFilters();
  const countOf = useFindingCounts();
  const countText = useCountText();
  const chosen = values.severity?.split(',') ?? [];
  const toggle = (severity: Severity) => {
    const next = SEVERITIES.filter((name) => chosen.includes(name) !== (name === severity));
    set({ severity: next.join(',') || null });
  };
  return (
    <div className={classes.severities} role="group" aria-label={t('filter.severity')}>
      {SEVERITIES.toReversed().map((severity) => (
        <button
          key={severity}
          type="button"
          className={classes.severity}
          aria-pressed={chosen.includes(severity)}
          title={t(`common:severity.${severity}`)}
          onClick={() => toggle(severity)}
        >
          <SeverityShape severity={severity} />
          <span className="visually-hidden">{t(`common:severity.${severity}`)}</span>
          {countText(countOf({ severity }))}
        </button>
      ))}
    </div>
  );
}

function Selects() {
  const { t } = useTranslation('findings');
  const { values, set } = useFindingFilters();
  const countOf = useFindingCounts();
  const { sort: _sort, ...filters } = values;
  const counted: Counted = { register: 'findings', filters };
  const agencies = useAgencyNames().options;
  const districts = useDistrictNames().options;
  const named = RULE_CODES.map((value) => ({ value, label: t(`common:rule.${value}`) }));
  const rules = [
    { group: t('ruleGroup.powers'), items: named.filter(({ value }) => value.startsWith('mandate.')) },
    { group: t('ruleGroup.works'), items: named.filter(({ value }) => value.startsWith('work.')) },
  ];
  const statuses = [
    { value: OPEN_FINDING_STATUSES.join(','), label: t('filter.anyOpen') },
    ...REACHED.map((value) => ({ value, label: t(`common:findingStatus.${value}`) })),
  ];
  return (
    <div className={classes.selects}>
      <FilterSelect
        label={t('filter.rule')}
        all={t('filter.allRules')}
        value={values.rule ?? null}
        options={rules}
        onChange={(rule) => set({ rule })}
        countOf={(rule) => countOf({ rule: rule as RuleCode })}
      />
      <CountedSelect
        by="status"
        counted={counted}
        label={t('filter.status')}
        all={t('filter.allStatuses')}
        value={values.status ?? null}
        options={statuses}
        onChange={(status) => set({ status })}
      />
      <CountedSelect
        by="agency"
        counted={counted}
        label={t('filter.agency')}
        all={t('filter.allAgencies')}
        value={values.agency ?? null}
        options={agencies}
        onChange={(agency) => set({ agency })}
      />
      <CountedSelect
        by="awaits"
        counted={counted}
        label={t('filter.awaits')}
        all={t('filter.awaits')}
        value={values.awaits ?? null}
        options={agencies}
        onChange={(awaits) => set({ awaits })}
      />
      <CountedSelect
        by="toDo"
        counted={counted}
        label={t('filter.toDo')}
        all={t('filter.toDo')}
        value={values.toDo ?? null}
        options={agencies}
        onChange={(toDo) => set({ toDo })}
      />
      <CountedSelect
        by="territory"
        counted={counted}
        label={t('filter.territory')}
        all={t('filter.allTerritories')}
        value={values.territory ?? null}
        options={districts}
        onChange={(territory) => set({ territory })}
      />
      <FilterSelect
        label={t('filter.period')}
        all={t('period.current')}
        value={values.period ?? 'current'}
        options={(['current', 'all'] as const).map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(period) => set({ period: period === 'all' ? 'all' : null })}
        isClearable={false}
        countOf={(period) => countOf({ period })}
      />
      <FilterSelect
        label={t('filter.sort')}
        all={t('sort.-score')}
        value={values.sort ?? '-score'}
        options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => set({ sort: sort === '-score' ? null : sort })}
        isClearable={false}
      />
    </div>
  );
}

/** Filters of findings; list and map follow them, the address keeps them. */
export function FindingFilters() {
  const { t } = useTranslation('findings');
  const { values, set } = useFindingFilters();
  return (
    <div className={classes.filters}>
      <SearchField label={t('filter.search')} value={values.q ?? ''} onChange={(q) => set({ q: q || null })} />
      <SeverityFilter />
      <MoreFilters>
        <Selects />
      </MoreFilters>
      <AreaChip area={values.square ?? values.bbox} onDrop={() => set({ square: null, bbox: null })} />
    </div>
  );
}
