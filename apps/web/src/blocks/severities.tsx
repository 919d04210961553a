import { SEVERITIES } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { SeverityShape } from '../ui/severity-shape.js';
import { LoadedBlock } from './block.js';
import { Bar, Bars } from './parts.js';
import { useSurface } from './surface.js';
import { useFiguresNow } from './use-figure.js';

const worstFirst = SEVERITIES.toReversed();

/** Open findings by severity: shape, word, count, share. */
export function Severities() {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const query = useFiguresNow(useSurface().district);
  return (
    <LoadedBlock code="severities" query={query}>
      {({ findings: { bySeverity } }) => {
        const most = Math.max(1, ...Object.values(bySeverity));
        return (
          <Bars>
            {worstFirst.map((severity) => (
              <Bar
                key={severity}
                mark={<SeverityShape severity={severity} />}
                word={t(`severity.${severity}`)}
                count={formatNumber(bySeverity[severity], locale)}
                share={bySeverity[severity] / most}
                colour={`var(--abat-severity-${severity})`}
                isZero={bySeverity[severity] === 0}
              />
            ))}
          </Bars>
        );
      }}
    </LoadedBlock>
  );
}
