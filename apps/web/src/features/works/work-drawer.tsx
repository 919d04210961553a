import type { Work } from '@abat/contracts';
import { Button, Stack } from '@mantine/core';
import { IconMapPin, IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWork } from '../../api/resources.js';
import { useMayChangeWork } from '../../app/use-may-for.js';
import { bothNumbers } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { ApproximateMark, DemoMark } from '../../ui/truth-marks.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { DeleteRecord } from '../edit/delete-record.js';
import { WorkEditor } from '../edit/work-editor.js';
import { useSelection } from '../../url/selection.js';
import { useFirstFit, useHighlight } from '../map/map-controller.js';
import { useShowOnMap } from '../map/use-show-on-map.js';
import { NearbySection } from '../nearby/nearby-section.js';
import { usePane } from '../panes/pane-context.js';
import { useEdited } from '../panes/use-edited.js';
import { WorkPermits } from '../plan/work-permits.js';
import { WorkHandover } from '../plan/work-handover.js';
import { WorkProgress } from '../plan/work-progress.js';
import { ShowOnWall } from '../screens/show-on-wall.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { useWorkFacts } from './use-work-facts.js';
import { WorkFindings } from './work-findings.js';
import { WorkHistory } from './work-history.js';
import { WorkNuisance } from './work-nuisance.js';
import { WorkMoneyList } from './work-money.js';
import { WorkZones } from './work-zones.js';
import classes from './works.module.css';

/** One work: facts, zones, money, findings, history; editing when `?edit=` means it. */
export function WorkDrawer({ id }: { id: string }) {
  const { t } = useTranslation('works');
  const { data: work, error, refetch } = useWork(id);
  const [isEdited, setEdited] = useEdited(id);
  const mayChange = useMayChangeWork();
  if (!work)
    return (
      <DrawerFrame kicker={t('kicker')} title={t('common:state.loading')}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} height={52} />}
      </DrawerFrame>
    );
  return isEdited && mayChange(work) ? (
    <WorkEditor work={work} />
  ) : (
    <WorkDetails work={work} onEdit={() => setEdited(true)} />
  );
}

type DetailsProps = { work: Work; onEdit: () => void };

function Actions({ work, onEdit }: DetailsProps) {
  const { t } = useTranslation('common');
  const showOnMap = useShowOnMap();
  const mayWrite = useMayChangeWork()(work);
  return (
    <>
      {mayWrite && (
        <ActButton size="xs" leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
          {t('action.edit')}
        </ActButton>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMapPin size={15} aria-hidden />}
        onClick={() => showOnMap(work.bbox)}
      >
        {t('action.showOnMap')}
      </Button>
      <ShowOnWall kind="work" id={work.id} />
      {mayWrite && <DeleteWork work={work} />}
    </>
  );
}

const FOLLOWS = ['projects', 'findings', 'restrictions', 'sites', 'search'] as const;

function DeleteWork({ work }: { work: Work }) {
  const { t } = useTranslation('works');
  const pane = usePane();
  const [, select] = useSelection();
  return (
    <DeleteRecord
      register="works"
      row={work}
      name={work.title}
      goes={t('deletion')}
      also={FOLLOWS}
      onDeleted={pane?.close ?? (() => select(null))}
    />
  );
}

function WorkDetails({ work, onEdit }: DetailsProps) {
  const { t } = useTranslation('works');
  const facts = useWorkFacts(work);
  const { geometry } = work;
  useFirstFit(work.bbox);
  useHighlight(useMemo(() => [{ role: 'selected' as const, geometry }], [geometry]));
  return (
    <DrawerFrame
      kicker={`${t('kicker')} · ${bothNumbers('work', work.number, work.externalId)}`}
      title={work.title}
      badges={
        <>
          <WorkStatusBadge status={work.status} />
          {work.geometryAccuracy === 'approximate' && <ApproximateMark />}
          {work.demo && <DemoMark />}
        </>
      }
      footer={<Actions work={work} onEdit={onEdit} />}
    >
      <Stack gap="lg">
        <FactList facts={facts} />
        {work.note && <p className={classes.note}>{work.note}</p>}
        <WorkNuisance nuisance={work.nuisance} />
        <WorkPermits work={work} />
        <WorkProgress work={work} />
        <WorkHandover work={work} />
        <Section title={t('findings')}>
          <WorkFindings id={work.id} />
        </Section>
        <NearbySection place={{ work: work.id }} />
        <Section title={t('zones')}>
          <WorkZones work={work} />
        </Section>
        <Section title={t('money')}>
          <WorkMoneyList id={work.id} />
        </Section>
        <Section title={t('history')}>
          <WorkHistory id={work.id} />
        </Section>
      </Stack>
    </DrawerFrame>
  );
}
