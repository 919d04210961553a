import { useTranslation } from 'react-i18next';
import { formatNumber, formatRelative } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { SeverityShape } from '../ui/severity-shape.js';
import { useNow } from '../ui/use-now.js';
import { BlockState, LoadedBlock } from './block.js';
import { Rows } from './parts.js';
import { useSurface } from './surface.js';
import { useFiguresNow } from './use-figure.js';
import parts from './parts.module.css';

/** Proposals bodies have not answered yet: of what, whom they wait for, since when. */
export function DecisionsDue() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const now = useNow(60_000);
  const query = useFiguresNow(useSurface().district);
  return (
    <LoadedBlock code="decisions-due" query={query} asOf={({ asOf }) => asOf}>
      {({ decisions: { total, oldest, items } }) =>
        total === 0 ? (
          <BlockState state="empty" word={t('empty.decisions')} />
        ) : (
          <>
            <div className={parts.lead}>
              <span className={parts.number} data-kpi>
                {formatNumber(total, locale)}
              </span>{' '}
              {oldest && (
                <span className={parts.compare}>{t('oldest', { age: formatRelative(oldest, now, locale) })}</span>
              )}
            </div>
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
                meta: `${t('findingNumber', { number: item.number })} · ${formatRelative(item.since, now, locale)}`,
              }))}
            />
          </>
        )
      }
    </LoadedBlock>
  );
}
