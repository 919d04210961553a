import type { FiguresNow } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatRelative } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { shortNumber } from '../short-number.js';
import { useServerNow } from '../live/server-now.js';
import { SeverityShape } from '../ui/severity-shape.js';
import { LoadedBlock } from './block.js';
import { Bar, Bars, Figure, Figures, Rows } from './parts.js';
import { useSurface } from './surface.js';
import { useFiguresNow } from './use-figure.js';
import classes from './parts.module.css';

/** Proposals bodies have not answered yet: of what, whom they wait for, since when. */
export function DecisionsDue() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const now = useServerNow(60_000);
  const query = useFiguresNow(useSurface().district);
  return (
    <LoadedBlock code="decisions-due" query={query}>
      {({ decisions: { total, oldest, items }, findings: { byStatus } }) =>
        total === 0 ? (
          <NothingDue byStatus={byStatus} />
        ) : (
          <>
            <Figures count={1} isSmall>
              <Figure
                value={total}
                label={t('figure.decisions')}
                compare={oldest && t('oldest', { age: formatRelative(oldest, now, locale) })}
              />
            </Figures>
            <Rows
              total={total}
              rows={items.map((item) => ({
                key: `${item.finding}:${item.kind}`,
                mark: (
                  <>
                    <SeverityShape severity={item.severity} />
                    <span className="visually-hidden">{t(`common:severity.${item.severity}`)}</span>
                  </>
                ),
                main: item.waitsFor.map((body) => nameOf(body, locale)).join(', ') || t('decisionReady'),
                isName: true,
                facts: [shortNumber('finding', item.number), formatRelative(item.since, now, locale)],
              }))}
            />
          </>
        )
      }
    </LoadedBlock>
  );
}

/** The way of a finding to its end; those the list above is made of stand in the middle. */
const WAY = ['open', 'assessed', 'in-decision', 'resolved', 'closed'] as const;

/** Nothing waits for an answer: how far the findings are on their way instead. */
function NothingDue({ byStatus }: Pick<FiguresNow['findings'], 'byStatus'>) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const most = Math.max(1, ...WAY.map((status) => byStatus[status]));
  return (
    <>
      <Figures count={1} isSmall>
        <Figure value={0} label={t('figure.decisions')} compare={t('empty.decisions')} />
      </Figures>
      <p className={classes.way}>{t('way.title')}</p>
      <Bars>
        {WAY.map((status) => (
          <Bar
            key={status}
            word={t(`way.${status}`)}
            count={formatNumber(byStatus[status], locale)}
            share={byStatus[status] / most}
            colour="var(--abat-work-planned)"
            isZero={byStatus[status] === 0}
          />
        ))}
      </Bars>
    </>
  );
}
