import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../../ui/severity-shape.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import type { Sign } from './legend-sections.js';
import { PLACE_PATHS } from './style/place-paths.js';
import classes from './legend-sign.module.css';

/** One sign as the map draws it. */
export function LegendSign({ sign }: { sign: Sign }) {
  return (
    <span className={classes.sign}>
      <SignShape sign={sign} />
    </span>
  );
}

function Mark({ look }: Pick<Extract<Sign, { kind: 'mark' }>, 'look'>) {
  if (look === 'note') return <span className={classes.signPin} />;
  return (
    <svg width={13} height={13} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PLACE_PATHS[look]} fill="var(--abat-map-place)" fillRule="evenodd" />
    </svg>
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
    case 'mark':
      return <Mark look={sign.look} />;
    case 'word':
      return <span className={classes.signWord}>{t(sign.text)}</span>;
  }
}
