import type { DistrictFigures } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { LoadedBlock } from './block.js';
import { useFiguresDistricts } from './use-figure.js';
import classes from './districts.module.css';

const WIDTH = 120;
const HEIGHT = 40;

/** Points of a curve in a box of WIDTH x HEIGHT; all districts share the scale `most`. */
function pointsOf(values: readonly number[], most: number): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  return values.map((value, index) => `${index * step},${HEIGHT - (value / most) * (HEIGHT - 3)}`).join(' ');
}

/** Twelve weeks of open findings, a small picture per district on one scale. */
export function DistrictMultiples() {
  const query = useFiguresDistricts();
  return (
    <LoadedBlock code="district-multiples" query={query} asOf={({ asOf }) => asOf}>
      {({ items }) => {
        const most = Math.max(1, ...items.flatMap(({ weeks }) => weeks.map(({ open }) => open)));
        return (
          <ul className={classes.cards}>
            {items.map((district) => (
              <Multiple key={district.id} district={district} most={most} />
            ))}
          </ul>
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
  return (
    <li className={classes.card}>
      <span className={classes.line} style={{ justifyContent: 'space-between' }}>
        <span className={classes.name}>{nameOf(district, locale)}</span>
        <strong data-kpi>{formatNumber(last, locale)}</strong>
      </span>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('weeksAgo', { then: formatNumber(first, locale), now: formatNumber(last, locale) })}
      >
        <polygon className={classes.area} points={`0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} />
        <polyline className={classes.curve} points={points} />
      </svg>
    </li>
  );
}
