import type { Stage } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import classes from './grid.module.css';

/** What a stage is for: five colours, told apart by the letters as well. */
const GROUPS: Record<Stage, string> = {
  planning: 'prepare',
  financing: 'prepare',
  design: 'prepare',
  construction: 'build',
  'current-repair': 'build',
  maintenance: 'keep',
  control: 'watch',
  coordination: 'watch',
  intake: 'serve',
  acceptance: 'serve',
};

type StageMarkProps = { stage: Stage; look: 'own' | 'inherited' | 'below' | 'missing'; contested?: boolean };

/** A stage as two letters on its colour; hollow when held through another function, hatched when contested. */
export function StageMark({ stage, look, contested = false }: StageMarkProps) {
  const { t } = useTranslation('matrix');
  return (
    <span
      className={classes.mark}
      data-group={GROUPS[stage]}
      data-look={look}
      data-contested={contested || undefined}
      title={t(`common:stage.${stage}`)}
    >
      <span className={classes.short}>{t(`short.${stage}`)}</span>
      <span className={classes.long}>{t(`common:stage.${stage}`)}</span>
    </span>
  );
}
