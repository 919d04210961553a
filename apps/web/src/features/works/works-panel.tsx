import type { WorkSummary } from '@abat/contracts';
import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorks } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { VirtualList } from '../../ui/virtual-list.js';
import { useWorkFilters } from '../../url/filters.js';
import { useSelection } from '../../url/selection.js';
import { NewWorkButton } from '../edit/new-work-button.js';
import { useMapController } from '../map/map-controller.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { ListEmpty } from '../time/list-empty.js';
import { useShownText } from '../time/use-shown-text.js';
import { useIsTimeInPage } from '../shell/use-layout.js';
import { TimeButton } from '../time/time-button.js';
import { WorkFilters } from './work-filters.js';
import { WorkRow } from './work-row.js';

const ROW_HEIGHT_PX = 92;
const keyOf = (work: WorkSummary) => work.id;

const useWorkList = () => useFlatList(useWorks(useWorkFilters().values));

function Content() {
  const { t } = useTranslation('works');
  const { query, items, more } = useWorkList();
  const { clear } = useWorkFilters();
  const [selection, select] = useSelection();
  const controller = useMapController();
  const choose = (work: WorkSummary) => {
    select({ type: 'work', id: work.id });
    controller.fit(work.bbox, 16.5);
  };
  if (query.isPending) return <LoadingRows height={ROW_HEIGHT_PX} />;
  if (query.isError && items.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (items.length === 0)
    return (
      <ListEmpty
        title={t('empty')}
        hint={t('emptyHint')}
        action={
          <button type="button" className="link-button" onClick={clear}>
            {t('clearFilters')}
          </button>
        }
      />
    );
  return (
    <VirtualList
      items={items}
      keyOf={keyOf}
      selectedKey={selection?.type === 'work' ? selection.id : null}
      rowHeight={ROW_HEIGHT_PX}
      label={t('title')}
      testId="works-list"
      renderRow={(work) => <WorkRow work={work} />}
      onSelect={choose}
      onNearEnd={more}
    />
  );
}

/** Works of the city with filters that the map follows. */
export function WorksPanel() {
  const { t } = useTranslation('works');
  const { items, total } = useWorkList();
  const isTimeInPage = useIsTimeInPage();
  const footer = useShownText({ shown: items.length, total }, (counts) => t('shown', counts));
  return (
    <PanelFrame
      title={t('title')}
      aside={
        <Group gap="xs" wrap="nowrap">
          {isTimeInPage && <TimeButton isInPage />}
          <NewWorkButton />
        </Group>
      }
      toolbar={<WorkFilters />}
      footer={footer}
    >
      <Content />
    </PanelFrame>
  );
}
