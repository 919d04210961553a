import { useTranslation } from 'react-i18next';
import { LoadedBlock } from './block.js';
import { Compare, Figure, Figures } from './parts.js';
import { useSurface } from './surface.js';
import { useFiguresNow } from './use-figure.js';

/** The four numbers of the city: what is wrong, what is being done, what is late, what waits for a decision. */
export function KeyFigures() {
  const { t } = useTranslation('blocks');
  const { district } = useSurface();
  const query = useFiguresNow(district);
  return (
    <LoadedBlock code="key-figures" query={query}>
      {({ findings, works, decisions }) => {
        const late = works.lateToStart + works.lateToEnd;
        return (
          <Figures count={4}>
            <Figure
              value={findings.open}
              label={t('figure.open')}
              compare={<Compare compared={findings.opened24h} window="day" />}
            />
            <Figure
              value={works.today}
              label={t('figure.worksToday')}
              compare={t('figure.startThisWeek', { count: works.startThisWeek })}
            />
            <Figure
              value={late}
              label={t('figure.late')}
              compare={t('figure.lateParts', { start: works.lateToStart, end: works.lateToEnd })}
              tone={late > 0 ? 'warning' : 'plain'}
            />
            <Figure
              value={decisions.total}
              label={t('figure.decisions')}
              compare={t(decisions.total > 0 ? 'figure.decisionsWait' : 'figure.decisionsNone')}
            />
          </Figures>
        );
      }}
    </LoadedBlock>
  );
}
