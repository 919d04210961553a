import { STAGES } from '@abat/contracts';
import { IconUnlink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../../ui/severity-shape.js';
import classes from './matrix.module.css';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { StageMark } from './stage-mark.js';

/** What the signs of the matrix mean. Always in view on a desk; a phone has no room for it beside the matrix. */
export function MatrixLegend() {
  const { t } = useTranslation('matrix');
  if (!useIsPhone()) return <Signs />;
  return (
    <details>
      <summary>{t('legend.title')}</summary>
      <Signs />
    </details>
  );
}

function Signs() {
  const { t } = useTranslation('matrix');
  return (
    <div className={classes.legend} role="group" aria-label={t('legend.title')}>
      {STAGES.map((stage) => (
        <span key={stage} className={classes.legendItem}>
          <StageMark stage={stage} look="own" />
          {t(`common:stage.${stage}`)}
        </span>
      ))}
      <span className={classes.legendItem}>
        <StageMark stage="maintenance" look="inherited" />
        {t('legend.inherited')}
      </span>
      <span className={classes.legendItem}>
        <StageMark stage="maintenance" look="below" />
        {t('legend.below')}
      </span>
      <span className={classes.legendItem}>
        <StageMark stage="current-repair" look="own" contested />
        <SeverityShape severity="high" size={12} />
        {t('legend.contested')}
      </span>
      <span className={classes.legendItem}>
        <IconUnlink size={14} aria-hidden />
        {t('legend.chain')}
      </span>
      <span className={classes.legendItem}>
        <StageMark stage="maintenance" look="missing" />
        {t('legend.missing')}
      </span>
    </div>
  );
}
