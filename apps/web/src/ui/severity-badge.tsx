import type { Severity } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from './severity-shape.js';
import classes from './badges.module.css';

/** Severity by colour, shape and word. */
export function SeverityBadge({ severity, compact = false }: { severity: Severity; compact?: boolean }) {
  const { t } = useTranslation('common');
  const word = t(`severity.${severity}`);
  return (
    <span className={classes.badge} title={compact ? word : undefined}>
      <SeverityShape severity={severity} />
      {compact ? <span className="visually-hidden">{word}</span> : word}
    </span>
  );
}
