import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconChevronLeft,
  IconChevronRight,
  IconFileSpreadsheet,
  IconLayoutColumns,
  IconMap2,
  IconTable,
  IconTimeline,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toQueryString } from '../../api/client.js';
import { useDated } from '../../api/resources.js';
import { useLocale } from '../../i18n/index.js';
import { ColumnMenu } from './column-menu.js';
import classes from './tools.module.css';
import { SavedViewsMenu } from './saved-views-menu.js';
import { ZOOMS } from './time-scale.js';
import { DEFAULT_ZOOM, SHOWS, useBoardParams, useLook, useProgrammeFilters } from './use-board-params.js';

/** The filtered set of the moment shown as a workbook: with the columns somebody chose, else with all there are. */
function XlsxLink() {
  const locale = useLocale();
  const { filters } = useProgrammeFilters();
  const dated = useDated('works');
  const { groupBy, sort, columns } = useLook();
  const isChosen = useBoardParams().values.cols !== undefined;
  return (
    <Button
      component="a"
      variant="default"
      size="xs"
      leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
      href={`/api/v1/programme/export${toQueryString({ ...filters, ...dated, groupBy, sort, locale, columns: isChosen ? columns : undefined })}`}
      download
    >
      XLSX
    </Button>
  );
}

function MapSwitch({ isMapShown }: { isMapShown: boolean }) {
  const { t } = useTranslation('programme');
  const { set } = useBoardParams();
  const hasRoom = useMediaQuery('(min-width: 1500px)', false, { getInitialValueInEffect: false });
  if (!hasRoom) return null;
  return (
    <Button
      variant={isMapShown ? 'light' : 'default'}
      size="xs"
      aria-pressed={isMapShown}
      leftSection={<IconMap2 size={15} aria-hidden />}
      onClick={() => set({ map: isMapShown ? 'off' : null })}
    >
      <span className={classes.toolLabel}>{t('map')}</span>
    </Button>
  );
}

const SHOW_ICONS = { both: IconLayoutColumns, table: IconTable, chart: IconTimeline } as const;

function ShowSwitch({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('programme');
  const { set } = useBoardParams();
  const { show } = useLook();
  const data = SHOWS.filter((value) => !isNarrow || value !== 'both').map((value) => {
    const Sign = SHOW_ICONS[value];
    const name = t(`show.${value}`);
    const label = (
      <span className={classes.show} title={name}>
        <Sign size={16} aria-hidden />
        <span className="visually-hidden">{name}</span>
      </span>
    );
    return { value, label };
  });
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('show.label')}
      value={show}
      data={data}
      onChange={(value) => set({ show: value === 'both' ? null : value })}
    />
  );
}

type TimeToolsProps = { onStep: (steps: number) => void; onToday: () => void };

/** How long a day is on the timeline, and which days it shows. */
export function TimeTools({ onStep, onToday }: TimeToolsProps) {
  const { t } = useTranslation('programme');
  const { set } = useBoardParams();
  const { zoom, show } = useLook();
  if (show === 'table') return null;
  return (
    <div className={classes.timeTools}>
      <SegmentedControl
        size="xs"
        aria-label={t('zoom.label')}
        value={zoom}
        data={ZOOMS.map((value) => ({ value, label: t(`zoom.${value}`) }))}
        onChange={(value) => set({ zoom: value === DEFAULT_ZOOM ? null : value })}
      />
      <ActionIcon.Group>
        <ActionIcon variant="default" size={30} aria-label={t('timeline.earlier')} onClick={() => onStep(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t('timeline.later')} onClick={() => onStep(1)}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </ActionIcon.Group>
      <Button variant="default" size="xs" onClick={onToday}>
        {t('timeline.today')}
      </Button>
    </div>
  );
}

/** What may be done with the programme as a whole. */
export function ProgrammeTools({ isMapShown, ...time }: TimeToolsProps & { isMapShown: boolean }) {
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  return (
    <div className={classes.tools} data-compact={isMapShown || isNarrow || undefined}>
      <ShowSwitch isNarrow={isNarrow} />
      <TimeTools {...time} />
      <span className={classes.toolGap} />
      <ColumnMenu />
      <SavedViewsMenu />
      <XlsxLink />
      <MapSwitch isMapShown={isMapShown} />
    </div>
  );
}
