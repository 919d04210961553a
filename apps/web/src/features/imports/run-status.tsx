import type { ImportRun } from '@abat/contracts';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconLoader, IconX, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './imports.module.css';

const ICONS: Record<ImportRun['status'], Icon> = {
  waiting: IconClock,
  running: IconLoader,
  done: IconCircleCheck,
  'done-with-rejections': IconAlertTriangle,
  failed: IconX,
};

/** How a run stands, by shape, colour and word. */
export function RunStatus({ status }: { status: ImportRun['status'] }) {
  const { t } = useTranslation('imports');
  const Shape = ICONS[status];
  return (
    <span className={classes.status} data-status={status} data-testid="import-status">
      <Shape size={16} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
