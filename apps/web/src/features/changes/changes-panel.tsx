import type { Change, ChangeSubject } from '@abat/contracts';
import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useDistrictNames } from '../../api/use-names.js';
import { formatDateTime, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { VirtualList } from '../../ui/virtual-list.js';
import { useChangeParams } from '../../url/params.js';
import { useSelection } from '../../url/selection.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { ChangeRow } from './change-row.js';
import classes from './changes.module.css';
import { SINCE, type Since } from './since.js';
import { useChangeFilters, useChanges } from './use-changes.js';

const ROW_HEIGHT_PX = 84;
const keyOf = (change: Change) => change.id;

/** Pages of registers, which open one of their rows. */
const REGISTERS: Partial<Record<ChangeSubject, string>> = {
  need: '/needs',
  mandate: '/powers/mandates',
  agreement: '/powers/agreements',
};
const DRAWN = ['work', 'finding', 'site', 'territory', 'restriction'] as const;

/** Opens what changed: a drawer beside the map, its page, or its row in its register. */
function useOpenChange(): (change: Change) => void {
  const [, select] = useSelection();
  const change = useChangeParams();
  return useCallback(
    ({ subject, gone }) => {
      if (gone) return;
      const drawn = DRAWN.find((type) => type === subject.type);
      if (drawn) return select({ type: drawn, id: subject.id });
      if (subject.type === 'project') return change({}, { path: `/projects/${subject.id}`, push: true });
      const path = REGISTERS[subject.type];
      if (path) change({ row: subject.id }, { path, push: true });
    },
    [select, change],
  );
}

function Filters() {
  const { t } = useTranslation('changes');
  const { since, district, agency, set } = useChangeFilters();
  const { hasShift } = useChanges();
  const [districts, agencies] = [useDistrictNames(), useAgencyNames()];
  // An address may ask for it all the same: it stays to be seen, so that another window can be chosen.
  const shown = SINCE.filter((name) => name !== 'shift' || hasShift || since === 'shift');
  const value = shown.find((name) => name === since) ?? ('day' satisfies Since);
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        classNames={{ root: classes.since, control: classes.sinceOne, label: classes.sinceWord }}
        aria-label={t('since')}
        value={value}
        data={shown.map((name) => ({ value: name, label: t(`sinces.${name}`) }))}
        onChange={(next) => set({ since: next })}
      />
      <div className={classes.selects}>
        <FilterSelect
          label={t('filter.district')}
          all={t('filter.allDistricts')}
          value={district}
          options={districts.options}
          onChange={(next) => set({ district: next })}
        />
        <FilterSelect
          label={t('filter.agency')}
          all={t('filter.allAgencies')}
          value={agency}
          options={agencies.options}
          onChange={(next) => set({ agency: next })}
        />
      </div>
      <Counts />
    </div>
  );
}

/** How many of each kind; a click leaves only those. */
function Counts() {
  const { t } = useTranslation('changes');
  const locale = useLocale();
  const { subject, action, set } = useChangeFilters();
  const { first } = useChanges();
  if (!first || first.counts.length === 0) return null;
  return (
    <div className={classes.counts} role="group" aria-label={t('kinds')}>
      {first.counts.map((each) => {
        const isOn = each.subject === subject && each.action === action;
        return (
          <UnstyledButton
            key={`${each.subject}.${each.action}`}
            className={classes.count}
            aria-pressed={isOn}
            onClick={() => set(isOn ? { subject: null, action: null } : { subject: each.subject, action: each.action })}
          >
            <span>
              {t(`subject.${each.subject}`)}: {t(`action.${each.action}`)}
            </span>
            <b>{formatNumber(each.count, locale)}</b>
          </UnstyledButton>
        );
      })}
    </div>
  );
}

function Content() {
  const { t } = useTranslation('changes');
  const { answer, items, isWithoutShift } = useChanges();
  const [selection] = useSelection();
  const open = useOpenChange();
  if (isWithoutShift) return <EmptyState title={t('noShift')} />;
  if (answer.isPending) return <LoadingRows height={ROW_HEIGHT_PX} />;
  if (answer.isError && items.length === 0)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  const selected = items.find(({ subject }) => selection?.type === subject.type && selection.id === subject.id);
  return (
    <VirtualList
      items={items}
      keyOf={keyOf}
      selectedKey={selected?.id ?? null}
      rowHeight={ROW_HEIGHT_PX}
      label={t('title')}
      testId="changes-list"
      renderRow={(change) => <ChangeRow change={change} />}
      onSelect={open}
      onNearEnd={() => {
        if (answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
      }}
    />
  );
}

/** What changed since yesterday, since my last shift, or in a week. */
export function ChangesPanel() {
  const { t } = useTranslation('changes');
  const locale = useLocale();
  const { answer, items, first, isWithoutShift } = useChanges();
  // What was asked before stays in view until the answer comes: its window is not the chosen one.
  const answered = first &&
    !answer.isPlaceholderData && {
      shown: formatNumber(items.length, locale),
      total: formatNumber(first.total, locale),
      since: formatDateTime(first.since, locale),
    };
  const isReading = !isWithoutShift && !answer.isError;
  const footer = answered ? t('shown', answered) : isReading && t('common:state.loading');
  return (
    <PanelFrame title={t('title')} toolbar={<Filters />} footer={footer}>
      <Content />
    </PanelFrame>
  );
}
