import type { Scenario } from '@abat/contracts';
import { IconArchive, IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './scenarios.module.css';

const ICONS = { draft: IconPencil, adopted: IconCircleCheck, archived: IconArchive } as const;

/** How a scenario stands, by shape and word. */
export function StatusBadge({ status }: Pick<Scenario, 'status'>) {
  const { t } = useTranslation('scenarios');
  const Shape = ICONS[status];
  return (
    <span className={classes.status} data-status={status} data-testid="scenario-status">
      <Shape size={16} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
