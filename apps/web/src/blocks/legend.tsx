import { SEVERITIES } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../ui/severity-shape.js';
import { Block } from './block.js';
import { CountSign, PowerSigns, StatusSigns } from './map/map-signs.js';
import classes from './legend.module.css';

/** What the signs of maps and lists mean, on whichever scene they stand. */
export function Legend() {
  const { t } = useTranslation('blocks');
  return (
    <Block code="legend" bare>
      <div className={classes.legend}>
        {SEVERITIES.toReversed().map((severity) => (
          <span key={severity} className={classes.sign}>
            <SeverityShape severity={severity} />
            {t(`common:severity.${severity}`)}
          </span>
        ))}
        <StatusSigns />
        <PowerSigns />
        {(['findings', 'works'] as const).map((of) => (
          <span key={of} className={classes.sign}>
            <CountSign of={of} />
            {t(`sign.count.${of}`)}
          </span>
        ))}
      </div>
    </Block>
  );
}
