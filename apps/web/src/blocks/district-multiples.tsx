import type { DistrictFigures } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { BlockState, LoadedBlock } from './block.js';
import { DistrictGrid } from './district-grid.js';
import { useFiguresDistricts } from './use-figure.js';
import classes from './districts.module.css';

const WIDTH = 120;
const HEIGHT = 40;
/** Smallest picture with its words, in text heights. */
const LEAST = { w: 8.5, h: 4.6 };

/** Points of a curve in a box of WIDTH x HEIGHT; all districts share the scale `most`. */
function pointsOf(values: readonly number[], most: number): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  return values.map((value, index) => `${index * step},${HEIGHT - (value / most) * (HEIGHT - 3)}`).join(' ');
}

/** Twelve weeks of open findings, a small picture per district on one scale. */
export function DistrictMultiples() {
  const { t } = useTranslation('blocks');
  const query = useFiguresDistricts();
  return (
    <LoadedBlock code="district-multiples" query={query}>
      {({ items }) => {
        if (items.length === 0) return <BlockState state="empty" word={t('empty.districts')} />;
        const most = Math.max(1, ...items.flatMap(({ weeks }) => weeks.map(({ open }) => open)));
        return (
          <DistrictGrid
            districts={items}
            least={LEAST}
            card={(district) => <Multiple district={district} most={most} />}
          />
        );
      }}
    </LoadedBlock>
  );
}

function Multiple({ district, most }: { district: DistrictFigures; most: number }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const values = district.weeks.map(({ open }) => open);
  const [first, last] = [values.at(0) ?? 0, values.at(-1) ?? 0];
  const points = pointsOf(values, most);
  // The last week is now: the first lies one week less back than there are weeks.
  const count = values.length - 1;
  const [then, now] = [formatNumber(first, locale), formatNumber(last, locale)];
  return (
    <>
      <span className={classes.head}>
        <span className={classes.name} data-name>
          {nameOf(district, locale)}
        </span>
        <strong className={classes.last} data-kpi>
          {now}
        </strong>
      </span>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('weeksAgo', { then, now, count })}
      >
        <polygon className={classes.area} points={`0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} />
        <polyline className={classes.curve} points={points} />
      </svg>
      <span className={classes.meta}>{t('weeksAgoShort', { then, count })}</span>
    </>
  );
}
