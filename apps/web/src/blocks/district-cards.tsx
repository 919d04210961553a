import { SEVERITIES, type DistrictFigures } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatPercent } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { SeverityShape } from '../ui/severity-shape.js';
import { BlockState, LoadedBlock } from './block.js';
import { DistrictGrid } from './district-grid.js';
import { planOf, shareOf } from './money-shares.js';
import { useFiguresDistricts } from './use-figure.js';
import classes from './districts.module.css';

/** Smallest card, in text heights. */
const LEAST = { w: 10, h: 4 };

const worstOf = ({ bySeverity }: DistrictFigures) =>
  SEVERITIES.toReversed().find((severity) => bySeverity[severity] > 0) ?? null;

/** One card per district: open findings with the worst of them, works of today, money of the year. */
export function DistrictCards() {
  const { t } = useTranslation('blocks');
  const query = useFiguresDistricts();
  return (
    <LoadedBlock code="district-cards" query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <BlockState state="empty" word={t('empty.districts')} />
        ) : (
          <DistrictGrid districts={items} least={LEAST} card={(district) => <Card district={district} />} />
        )
      }
    </LoadedBlock>
  );
}

function Card({ district }: { district: DistrictFigures }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const worst = worstOf(district);
  return (
    <div className={classes.facts}>
      <span className={classes.name} data-name>
        {nameOf(district, locale)}
      </span>
      <span className={classes.line}>
        <span className={classes.count} data-kpi>
          {formatNumber(district.open, locale)}
        </span>
        {worst && (
          <span className={classes.worst} data-severity={worst}>
            <SeverityShape severity={worst} />
            <span>{formatNumber(district.bySeverity[worst], locale)}</span>
            <span className="visually-hidden">{t(`common:severity.${worst}`)}</span>
          </span>
        )}
      </span>
      <span className={classes.meta} data-part="works">
        {t('figure.worksTodayShort', { count: district.worksToday })}
      </span>
      <Money money={district.money} />
    </div>
  );
}

/** How much is planned and what part of it is paid; nothing where no budget line is of the district. */
function Money({ money }: Pick<DistrictFigures, 'money'>) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const plan = planOf(money);
  if (plan === null) return null;
  const share = formatPercent(shareOf(money.paidKzt, plan), locale);
  return (
    <span className={classes.meta} data-part="money">
      {money.paidKzt === null
        ? formatMoney(plan, locale)
        : t('money.planPaid', { plan: formatMoney(plan, locale), share })}
    </span>
  );
}
