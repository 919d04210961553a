import type { Matrix } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import classes from './strip.module.css';
import { StageMark } from './stage-mark.js';
import { useMatrixParams } from './use-matrix.js';

/** The state of powers in numbers that read from afar: overlaps, gaps, where most bodies do the same. */
export function MatrixStrip({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { values, set } = useMatrixParams();
  const { totals } = matrix;
  const toggle = (only: 'overlaps' | 'gaps') => set({ only: values.only === only ? null : only });
  return (
    <div className={classes.strip} data-testid="matrix-summary">
      <button
        type="button"
        className={classes.figure}
        data-tone={totals.overlaps > 0 ? 'overlap' : 'calm'}
        aria-pressed={values.only === 'overlaps'}
        onClick={() => toggle('overlaps')}
      >
        <span className={classes.number}>{formatNumber(totals.overlaps, locale)}</span>
        <span>{t('overlaps', { count: totals.overlaps })}</span>
      </button>
      <button
        type="button"
        className={classes.figure}
        data-tone={totals.gaps > 0 ? 'gap' : 'calm'}
        aria-pressed={values.only === 'gaps'}
        onClick={() => toggle('gaps')}
      >
        <span className={classes.number}>{formatNumber(totals.gaps, locale)}</span>
        <span>{t('gaps', { count: totals.gaps })}</span>
      </button>
      <div className={classes.figure} data-still>
        <span className={classes.number}>{formatNumber(totals.chains, locale)}</span>
        <span>{t('chains', { count: totals.chains })}</span>
      </div>
      <ul className={classes.hotspots} aria-label={t('hotspotsLabel')}>
        {matrix.hotspots.slice(0, 3).map((spot) => (
          <li key={`${spot.function}~${spot.stage}`}>
            <button
              type="button"
              className={classes.hotspot}
              onClick={() => set({ stage: spot.stage, q: nameOf(spot, locale) })}
            >
              <StageMark stage={spot.stage} look="own" contested />
              <span className={classes.hotspotText}>
                <b>{t('holders', { count: spot.agencies })}</b>
                <span className={classes.hotspotName}>{nameOf(spot, locale)}</span>
                <span className={classes.hotspotName}>{t(`common:stage.${spot.stage}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
