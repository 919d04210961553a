import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../../ui/severity-shape.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import type { Sign } from './legend-sections.js';
import classes from './map.module.css';

/** One sign as the map draws it. */
export function LegendSign({ sign }: { sign: Sign }) {
  return (
    <span className={classes.sign}>
      <SignShape sign={sign} />
    </span>
  );
}

function SignShape({ sign }: { sign: Sign }) {
  const { t } = useTranslation('map');
  switch (sign.kind) {
    case 'severity':
      return <SeverityShape severity={sign.severity} />;
    case 'status':
      return <WorkStatusShape status={sign.status} size={13} />;
    case 'area':
      return <span className={classes.signArea} data-look={sign.look} />;
    case 'restriction':
      return <span className={classes.signRestriction} data-standing={sign.standing} />;
    case 'line':
      return <span className={classes.signLine} data-look={sign.look} />;
    case 'count':
      return <span className={classes.signCount} data-look={sign.look} />;
    case 'word':
      return <span className={classes.signWord}>{t(sign.text)}</span>;
  }
}
