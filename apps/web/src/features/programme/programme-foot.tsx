import { type ProgrammeGroups, SEVERITIES, WORK_STATUSES } from '@abat/contracts';
import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsMomentKnown } from '../../api/known-past.js';
import { formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import classes from './signs.module.css';

const LOOKS = ['planned', 'firm', 'progress', 'ghost', 'restriction', 'off-season', 'milestone', 'today'] as const;

/** What every sign of the timeline means. */
function Legend() {
  const { t } = useTranslation('programme');
  return (
    <Popover position="top-end" width={340} shadow="md" zIndex={500} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.legendButton}>
          <IconInfoCircle size={14} aria-hidden /> {t('legend.button')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.legend} aria-label={t('legend.button')}>
          {WORK_STATUSES.map((status) => (
            <li key={status}>
              <WorkStatusShape status={status} /> {t(`common:workStatus.${status}`)}
            </li>
          ))}
          {LOOKS.map((look) => (
            <li key={look}>
              <span className={classes.swatch} data-look={look} aria-hidden="true" /> {t(`legend.${look}`)}
            </li>
          ))}
          {SEVERITIES.toReversed().map((severity) => (
            <li key={severity}>
              <SeverityShape severity={severity} size={13} />{' '}
              {t('legend.finding', { severity: t(`common:severity.${severity}`) })}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Sums of what is filtered, and what they leave out. */
export function ProgrammeFoot({ groups }: { groups: ProgrammeGroups | undefined }) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const isMomentKnown = useIsMomentKnown();
  if (isMomentKnown === false) return t('common:state.unknown');
  if (!groups) return t('common:state.loading');
  const { total } = groups;
  const leftOut = (['unpriced', 'cancelled'] as const)
    .filter((what) => total[what] > 0)
    .map((what) => t(what, { count: total[what] }));
  const isCut = groups.items.length < groups.groups;
  return (
    <div className={classes.foot} data-testid="programme-sums">
      <span>{t('works', { count: total.works })}</span>
      <span>
        {formatMoney(total.costKzt, locale)}
        {leftOut.length > 0 && ` (${leftOut.join('; ')})`}
      </span>
      <span>{t('findings', { count: total.findings })}</span>
      <span>{t('workDays', { count: total.days, days: formatNumber(total.days, locale) })}</span>
      {isCut && (
        <span>
          {t('group.cut', {
            shown: formatNumber(groups.items.length, locale),
            total: formatNumber(groups.groups, locale),
          })}
        </span>
      )}
      <Legend />
    </div>
  );
}
