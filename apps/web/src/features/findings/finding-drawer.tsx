import type { Finding } from '@abat/contracts';
import { Button, Stack } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFinding } from '../../api/resources.js';
import { formatDateRange, formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { PastMark } from '../../ui/past-mark.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { useFirstFit } from '../map/map-controller.js';
import { useShowOnMap } from '../map/use-show-on-map.js';
import { NearbySection } from '../nearby/nearby-section.js';
import { FindingProposals } from '../proposals/finding-proposals.js';
import { ShowOnWall } from '../screens/show-on-wall.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { FindingParties } from './finding-parties.js';
import { FindingResolution } from './finding-resolution.js';
import { FindingSubjects } from './finding-subjects.js';
import classes from './findings.module.css';
import { useFindingHighlight } from './use-finding-highlight.js';
import { useMeasureFacts } from './use-measure-facts.js';

/** One finding: what was found and why, both sides, what the parties say. */
export function FindingDrawer({ id }: { id: string }) {
  const { t } = useTranslation('findings');
  const { data: finding, error, refetch } = useFinding(id);
  if (finding) return <Loaded finding={finding} />;
  return (
    <DrawerFrame kicker={t('kicker')} title={t('common:state.loading')}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={5} height={64} />}
    </DrawerFrame>
  );
}

function ShowOnMap({ finding }: { finding: Finding }) {
  const { t } = useTranslation('common');
  const showOnMap = useShowOnMap();
  const { bbox } = finding;
  if (!bbox) return null;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconMapPin size={15} aria-hidden />}
      onClick={() => showOnMap(bbox)}
    >
      {t('action.showOnMap')}
    </Button>
  );
}

function useTimeFacts(finding: Finding): Fact[] {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  const facts: Fact[] = [
    { label: t('period.label'), value: formatDateRange(finding.period.from, finding.period.to, locale) },
    { label: t('openedAt'), value: formatDateTime(finding.openedAt, locale) },
    { label: t('updatedAt'), value: formatDateTime(finding.updatedAt, locale) },
  ];
  if (finding.closedAt) facts.push({ label: t('closedAt'), value: formatDateTime(finding.closedAt, locale) });
  return facts;
}

function Loaded({ finding }: { finding: Finding }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  useFirstFit(finding.bbox);
  useFindingHighlight(finding);
  const measures = useMeasureFacts(finding);
  const times = useTimeFacts(finding);
  return (
    <DrawerFrame
      kicker={`${shortNumber('finding', finding.number)} · ${t(`common:rule.${finding.rule}`)}`}
      title={textOf(finding.title, locale)}
      badges={
        <>
          <SeverityBadge severity={finding.severity} />
          <span className={classes.rowMeta}>{t(`common:findingStatus.${finding.status}`)}</span>
          <PastMark lastDay={finding.period.to} />
          {finding.demo && <DemoMark />}
        </>
      }
      footer={
        <>
          <ShowOnMap finding={finding} />
          <ShowOnWall kind="finding" id={finding.id} />
        </>
      }
    >
      <Stack gap="lg">
        <p className={classes.explanation} data-testid="finding-explanation">
          {textOf(finding.explanation, locale)}
        </p>
        <Section title={t('sides')}>
          <FindingSubjects finding={finding} />
        </Section>
        <FindingProposals finding={finding} />
        <FindingResolution finding={finding} />
        <Section title={t('parties')}>
          <FindingParties finding={finding} />
        </Section>
        <Section title={t('measured')}>
          <FactList facts={measures} />
        </Section>
        {finding.geometry && <NearbySection place={{ finding: finding.id }} />}
        <Section title={t('times')}>
          <FactList facts={times} />
        </Section>
      </Stack>
    </DrawerFrame>
  );
}
