import type { WorkStatus } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import classes from './badges.module.css';

/** Glyphs in a 16 x 16 box: each status has its own form beside its colour. */
export const WORK_STATUS_PATHS: Record<WorkStatus, string> = {
  planned: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2Zm0 1.8a4.2 4.2 0 1 0 0 8.4A4.2 4.2 0 1 0 8 3.8Z',
  approved: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2Z',
  running: 'M3 2.5 14 8 3 13.5Z',
  finished: 'M6.4 13.4 1.6 8.6l2-2 2.8 2.8 6-6 2 2Z',
  accepted: 'M2 2h12v12H2Zm4.8 9.6 5.6-5.6-1.4-1.4-4.2 4.2-1.8-1.8-1.4 1.4Z',
  cancelled: 'm4 2.6 4 4 4-4L13.4 4l-4 4 4 4L12 13.4l-4-4-4 4L2.6 12l4-4-4-4Z',
};

/** The mark of a work's status. */
export function WorkStatusShape({ status, size = 12 }: { status: WorkStatus; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={WORK_STATUS_PATHS[status]} fill={`var(--abat-work-${status})`} fillRule="evenodd" />
    </svg>
  );
}

/** Status of a work by colour, shape and word. */
export function WorkStatusBadge({ status }: { status: WorkStatus }) {
  const { t } = useTranslation('common');
  return (
    <span className={classes.badge}>
      <WorkStatusShape status={status} />
      {t(`workStatus.${status}`)}
    </span>
  );
}
