import type { DistrictFigures } from '@abat/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cityTime, formatDate, formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { BlockState, LoadedBlock } from './block.js';
import { DistrictGrid } from './district-grid.js';
import { firstKnown } from './known-weeks.js';
import { useFiguresDistricts } from './use-figure.js';
import classes from './districts.module.css';

const WIDTH = 120;
const HEIGHT = 40;
/** Smallest picture with its words, in text heights. */
const LEAST = { w: 8.5, h: 4.6 };

/**
 * The curve of the weeks that are known in a box of WIDTH x HEIGHT, and where it begins; all districts share the scale
 * `most`. A single point is drawn as a short line.
 */
function curveOf(values: readonly (number | null)[], most: number): { points: string; from: number } {
  const step = WIDTH / Math.max(1, values.length - 1);
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 3);
  const known = values.flatMap((value, index) => (value === null ? [] : [{ x: index * step, y: y(value) }]));
  const [first] = known;
  if (!first) return { points: '', from: WIDTH };
  const from = known.length > 1 ? first.x : Math.max(0, first.x - step / 2);
  return { points: [{ x: from, y: first.y }, ...known].map((at) => `${at.x},${at.y}`).join(' '), from };
}

/** Twelve weeks of open findings, a small picture per district on one scale. */
export function DistrictMultiples() {
  const { t } = useTranslation('blocks');
  const query = useFiguresDistricts();
  return (
    <LoadedBlock
      code="district-multiples"
      query={query}
      aside={({ items }) => items.some(({ weeks }) => weeks[0]?.open === null) && <UnknownKey />}
    >
      {({ items, knownSince }) => {
        if (items.length === 0) return <BlockState state="empty" word={t('empty.districts')} />;
        const most = Math.max(1, ...items.flatMap(({ weeks }) => weeks.map(({ open }) => open ?? 0)));
        return (
          <DistrictGrid
            districts={items}
            least={LEAST}
            card={(district) => <Multiple district={district} most={most} knownSince={knownSince} />}
          />
        );
      }}
    </LoadedBlock>
  );
}

/** What the hatched weeks are. */
function UnknownKey() {
  const { t } = useTranslation('blocks');
  return <span className={classes.unknown}>{t('state.unknown')}</span>;
}

type MultipleProps = { district: DistrictFigures; most: number; knownSince: string };

function Multiple({ district, most, knownSince }: MultipleProps) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const values = district.weeks.map(({ open }) => open);
  const hatch = useId();
  const { points, from } = curveOf(values, most);
  // The last week is now: the first lies one week less back than there are weeks.
  const { first, count } = firstKnown(values);
  const [then, now] = [formatNumber(first, locale), formatNumber(values.at(-1) ?? 0, locale)];
  const isWhole = values[0] !== null;
  // Of twelve weeks the year need not be said.
  const unknown = t('knownSince', { day: formatDate(cityTime(knownSince).date, locale).slice(0, 5) });
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
        aria-label={
          isWhole ? t('weeksAgo', { then, now, count }) : `${t('weeksAgo', { then, now, count })}. ${unknown}`
        }
      >
        {!isWhole && (
          <>
            <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line className={classes.hatch} x1="0" y1="0" x2="0" y2="4" />
            </pattern>
            <rect width={from} height={HEIGHT} fill={`url(#${hatch})`} />
          </>
        )}
        <polygon className={classes.area} points={`${from},${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} />
        <polyline className={classes.curve} points={points} />
      </svg>
      <span className={classes.meta}>{isWhole ? t('weeksAgoShort', { then, count }) : unknown}</span>
    </>
  );
}
