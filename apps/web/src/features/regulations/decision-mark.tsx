import type { StatementDecision } from '@abat/contracts';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './regulations.module.css';

const ICONS: Record<StatementDecision, Icon> = {
  open: IconCircleDashed,
  confirmed: IconCircleCheckFilled,
  rejected: IconCircleXFilled,
};

type DecisionMarkProps = { decision: StatementDecision; isNamed?: boolean };

/** What was decided about a statement, by shape and, where there is room, by word. */
export function DecisionMark({ decision, isNamed = false }: DecisionMarkProps) {
  const { t } = useTranslation('regulations');
  const Mark = ICONS[decision];
  const name = t(`decision.${decision}`);
  return (
    <span className={classes.mark} data-decision={decision}>
      <Mark
        size={17}
        role={isNamed ? undefined : 'img'}
        aria-hidden={isNamed}
        aria-label={isNamed ? undefined : name}
      />
      {isNamed && name}
    </span>
  );
}
