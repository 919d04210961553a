import { DATE_CERTAINTIES, PROGRAMME_GROUPS, type ProjectSummary } from '@abat/contracts';
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconFilterOff, IconFold, IconFoldDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client.js';
import { useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { AreaChip } from '../../ui/area-chip.js';
import { FilterChip } from '../../ui/filter-chip.js';
import { type Counted, CountedSelect } from '../../ui/counted-select.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import { useWorkFilters } from '../../url/filters.js';
import { LineChip } from '../works/line-chip.js';
import { StatusFilter } from '../works/status-filter.js';
import { WorkDays, WorkSelects } from '../works/work-selects.js';
import { ClosedGroups } from './closed-groups.js';
import classes from './tools.module.css';
import { useBoardParams, useLook, useProgrammeFilters } from './use-board-params.js';
import { useMapBox } from './use-map-box.js';

function OwnSelects({ filters }: { filters: Query }) {
  const { t } = useTranslation('programme');
  const { values, set } = useBoardParams();
  const counted: Counted = { register: 'works', filters };
  return (
    <>
      <CountedSelect
        by="certainty"
        counted={counted}
        label={t('filter.certainty')}
        all={t('filter.allCertainties')}
        value={values.certainty ?? null}
        options={DATE_CERTAINTIES.map((value) => ({ value, label: t(`certainty.${value}`) }))}
        onChange={(certainty) => set({ certainty })}
      />
      <CountedSelect
        by="flagged"
        counted={counted}
        label={t('filter.flagged')}
        all={t('filter.allFlagged')}
        value={values.flagged ?? null}
        options={(['true', 'false'] as const).map((value) => ({ value, label: t(`flagged.${value}`) }))}
        onChange={(flagged) => set({ flagged })}
      />
    </>
  );
}

/** What the rows are gathered by, and all groups open or closed at once. */
function Grouping() {
  const { t } = useTranslation('programme');
  const { set } = useBoardParams();
  const { groupBy } = useLook();
  return (
    <span className={classes.grouping}>
      <FilterSelect
        label={t('group.label')}
        all={t('group.none')}
        value={groupBy}
        options={PROGRAMME_GROUPS.map((value) => ({ value, label: t(`group.${value}`) }))}
        onChange={(group) => set({ group: group === 'none' ? null : group, closed: null })}
        isClearable={false}
      />
      {groupBy !== 'none' && (
        <ActionIcon.Group>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('group.closeAll')}
            title={t('group.closeAll')}
            onClick={() => set({ closed: ClosedGroups.all })}
          >
            <IconFold size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('group.openAll')}
            title={t('group.openAll')}
            onClick={() => set({ closed: null })}
          >
            <IconFoldDown size={15} aria-hidden />
          </ActionIcon>
        </ActionIcon.Group>
      )}
    </span>
  );
}

/** The one project whose works a link shows; a press shows those of all again. */
function ProjectChip() {
  const { t } = useTranslation('programme');
  const { values, set } = useBoardParams();
  const code = values.project;
  const projects = useFlatList(useListQuery<ProjectSummary>('projects', { q: code }, { enabled: code !== undefined }));
  if (!code) return null;
  const title = projects.items.find((project) => project.code === code)?.title ?? code;
  return (
    <FilterChip
      className={classes.chip}
      name={`${t('column.project')}: ${title}`}
      onDrop={() => set({ project: null })}
    />
  );
}

/** Filters of the programme; the map follows those of works, the address keeps all. */
export function ProgrammeFilters({ isMapShown }: { isMapShown: boolean }) {
  const { t } = useTranslation('programme');
  const works = useWorkFilters();
  const { filters, clear } = useProgrammeFilters();
  const box = useMapBox();
  const isFiltered = Object.entries(filters).some(
    ([name, value]) => value && !(name === 'period' && value === 'current'),
  );
  return (
    <div className={classes.filters}>
      <SearchField
        label={t('works:filter.search')}
        value={works.values.q ?? ''}
        onChange={(q) => works.set({ q: q || null })}
      />
      <Grouping />
      <MoreFilters>
        <StatusFilter filters={filters} />
        <WorkSelects filters={filters} />
        <WorkDays isLabelInside />
        <OwnSelects filters={filters} />
        {(isMapShown || box.isOn) && (
          <Checkbox
            size="xs"
            className={classes.boxFilter}
            label={t('filter.bbox')}
            checked={box.isOn}
            disabled={!box.mayToggle}
            onChange={box.toggle}
          />
        )}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconFilterOff size={15} aria-hidden />}
          disabled={!isFiltered}
          onClick={clear}
        >
          {t('filter.clear')}
        </Button>
      </MoreFilters>
      <ProjectChip />
      <AreaChip
        area={works.values.square ?? works.values.bbox}
        onDrop={() => works.set({ square: null, bbox: null })}
      />
      <LineChip className={classes.chip} />
    </div>
  );
}
