import type { LegalActStatus, LegalGapStatus } from '@abat/contracts';
import {
  IconCircle,
  IconCircleCheck,
  IconCircleX,
  IconClockExclamation,
  IconPencil,
  IconProgress,
  IconRefreshAlert,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './powers.module.css';

type Tone = 'positive' | 'warning' | 'dim';

function Mark({ icon: Sign, tone, children }: { icon: Icon; tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <Sign size={15} aria-hidden />
      {children}
    </span>
  );
}

const ACTS: Record<LegalActStatus, { icon: Icon; tone: Tone }> = {
  'in-force': { icon: IconCircleCheck, tone: 'positive' },
  amended: { icon: IconRefreshAlert, tone: 'warning' },
  repealed: { icon: IconCircleX, tone: 'warning' },
  draft: { icon: IconPencil, tone: 'dim' },
};
const GAPS: Record<LegalGapStatus, { icon: Icon; tone: Tone }> = {
  open: { icon: IconCircle, tone: 'warning' },
  'in-work': { icon: IconProgress, tone: 'dim' },
  closed: { icon: IconCircleCheck, tone: 'positive' },
};

/** Status of a legal act by form, colour and word. */
export function ActStatusMark({ status }: { status: LegalActStatus }) {
  const { t } = useTranslation('powers');
  return <Mark {...ACTS[status]}>{t(`actStatus.${status}`)}</Mark>;
}

/** Status of a legal gap. */
export function GapStatusMark({ status }: { status: LegalGapStatus }) {
  const { t } = useTranslation('powers');
  return <Mark {...GAPS[status]}>{t(`gapStatus.${status}`)}</Mark>;
}

/** The day of the review is past. */
export function OverdueMark() {
  const { t } = useTranslation('powers');
  return (
    <Mark icon={IconClockExclamation} tone="warning">
      {t('overdue')}
    </Mark>
  );
}

/** On or off. */
export function ActiveMark({ active }: { active: boolean }) {
  const { t } = useTranslation('powers');
  return (
    <Mark icon={active ? IconCircleCheck : IconCircle} tone={active ? 'positive' : 'dim'}>
      {t(active ? 'active.on' : 'active.off')}
    </Mark>
  );
}
