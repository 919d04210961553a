import type { DueDecision, FiguresNow, Finding } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatAge, formatNumber, formatRelative } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { shortNumber } from '../short-number.js';
import { useServerNow } from '../live/server-now.js';
import { BlockState, LoadedBlock } from './block.js';
import { Figure, Figures, Rows, type Row } from './parts.js';
import { useSurface } from './surface.js';
import { useFiguresNow, useGravestFindings } from './use-figure.js';
import { SeverityMark, useFindingRow } from './use-finding-row.js';

const GRAVE = ['critical', 'high'] as const;
const isGrave = ({ severity }: Pick<Finding, 'severity'>): boolean => GRAVE.some((one) => one === severity);

/** What is to be decided: proposals bodies have not answered yet, then grave findings nobody has settled. */
export function DecisionsDue() {
  const query = useFiguresNow(useSurface().district);
  return (
    <LoadedBlock code="decisions-due" query={query}>
      {(figures) => (
        <>
          <DueFigures figures={figures} />
          <DueRows figures={figures} />
        </>
      )}
    </LoadedBlock>
  );
}

type PartProps = { figures: FiguresNow };

const graveOf = ({ findings: { bySeverity } }: FiguresNow): number =>
  GRAVE.reduce((sum, severity) => sum + bySeverity[severity], 0);

function DueFigures({ figures }: PartProps) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const now = useServerNow(60_000);
  const { total, oldest } = figures.decisions;
  const critical = formatNumber(figures.findings.bySeverity.critical, locale);
  return (
    <Figures count={2} isSmall>
      <Figure
        value={total}
        label={t('figure.decisions')}
        compare={oldest ? t('oldest', { age: formatRelative(oldest, now, locale) }) : t('figure.decisionsNone')}
      />
      <Figure
        value={graveOf(figures)}
        label={t('figure.unsettled')}
        compare={t('figure.unsettledCritical', { number: critical })}
      />
    </Figures>
  );
}

/** A proposal: of what, whom it waits for, since when. */
function useDueRow(): (due: DueDecision) => Row {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const now = useServerNow(60_000);
  return ({ finding, kind, severity, waitsFor, number, since }) => ({
    key: `${finding}:${kind}`,
    mark: <SeverityMark severity={severity} />,
    main: waitsFor.map((body) => nameOf(body, locale)).join(', ') || t('decisionReady'),
    isName: true,
    facts: [t('decisionWaits'), shortNumber('finding', number), formatAge(since, now, locale)],
  });
}

function DueRows({ figures }: PartProps) {
  const { t } = useTranslation('blocks');
  const { total, items } = figures.decisions;
  const { data } = useGravestFindings(useSurface().district);
  const dueRow = useDueRow();
  const findingRow = useFindingRow();
  const due = new Set(items.map(({ finding }) => finding));
  const others = (data?.items ?? []).filter((finding) => isGrave(finding) && !due.has(finding.id));
  const left = graveOf(figures) - items.filter(isGrave).length;
  if (total + left === 0) return <BlockState state="empty" word={t('empty.decisions')} />;
  return (
    <Rows total={total + Math.max(left, others.length)} rows={[...items.map(dueRow), ...others.map(findingRow)]} />
  );
}
