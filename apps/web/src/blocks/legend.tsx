import { SEVERITIES } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../ui/severity-shape.js';
import { WorkStatusShape } from '../ui/work-status-badge.js';
import { Block } from './block.js';
import { OverlapSign } from './overlap-sign.js';
import classes from './legend.module.css';

/** What the signs of the scene mean; only those the wall draws. */
export function Legend() {
  const { t } = useTranslation('blocks');
  return (
    <Block code="legend" bare>
      <ul className={classes.legend}>
        {SEVERITIES.toReversed().map((severity) => (
          <li key={severity}>
            <SeverityShape severity={severity} />
            {t(`common:severity.${severity}`)}
          </li>
        ))}
        <li>
          <WorkStatusShape status="running" />
          {t('sign.work')}
        </li>
        <li>
          <OverlapSign isGap={false} />
          {t('sign.overlap')}
        </li>
        <li>
          <OverlapSign isGap />
          {t('sign.gap')}
        </li>
      </ul>
    </Block>
  );
}
