import type { Finding } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useFindings } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { VirtualList } from '../../ui/virtual-list.js';
import { useFindingFilters } from '../../url/filters.js';
import { useSelection } from '../../url/selection.js';
import { useMapController } from '../map/map-controller.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { ListEmpty } from '../time/list-empty.js';
import { useShownText } from '../time/use-shown-text.js';
import { useIsTimeInPage } from '../shell/use-layout.js';
import { TimeButton } from '../time/time-button.js';
import { FindingFilters } from './finding-filters.js';
import { FindingRow } from './finding-row.js';

const ROW_HEIGHT_PX = 96;
const keyOf = (finding: Finding) => finding.id;

const useFindingList = () => useFlatList(useFindings(useFindingFilters().values));

function Content() {
  const { t } = useTranslation('findings');
  const { query, items, more } = useFindingList();
  const { clear } = useFindingFilters();
  const [selection, select] = useSelection();
  const controller = useMapController();
  const choose = (finding: Finding) => {
    select({ type: 'finding', id: finding.id });
    if (finding.bbox) controller.fit(finding.bbox, 16.5);
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
      selectedKey={selection?.type === 'finding' ? selection.id : null}
      rowHeight={ROW_HEIGHT_PX}
      label={t('title')}
      testId="findings-list"
      renderRow={(finding) => <FindingRow finding={finding} />}
      onSelect={choose}
      onNearEnd={more}
    />
  );
}

/** Flagged situations, the gravest first, with filters that the map follows. */
export function FindingsPanel() {
  const { t } = useTranslation('findings');
  const { items, total } = useFindingList();
  const isTimeInPage = useIsTimeInPage();
  const footer = useShownText({ shown: items.length, total }, (counts) => t('shown', counts));
  return (
    <PanelFrame
      title={t('title')}
      aside={isTimeInPage && <TimeButton isInPage />}
      toolbar={<FindingFilters />}
      footer={footer}
    >
      <Content />
    </PanelFrame>
  );
}
