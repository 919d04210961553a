import { ALARM_PRIORITIES, type AlarmPriority, SEVERITIES, type Severity } from '@abat/contracts';
import { Group, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { isTimeGiven, type LevelDraft, TIME_UNITS, type TimeUnit } from './card-draft.js';
import classes from './cards.module.css';

/** What stands for "no alarm" in the list of priorities. */
const NONE = 'none';

type LevelProps = { level: LevelDraft; name: string; isReadOnly: boolean; onChange: (level: LevelDraft) => void };

function ResponseTime({ level, name, isReadOnly, onChange }: LevelProps) {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  return (
    <Group gap={6} wrap="nowrap" align="start">
      <NumberInput
        size="xs"
        w={76}
        aria-label={t('cards.amountOf', { severity: name })}
        value={level.amount ?? ''}
        decimalSeparator={locale === 'en' ? '.' : ','}
        disabled={isReadOnly}
        error={!isTimeGiven(level)}
        hideControls
        onChange={(next) => onChange({ ...level, amount: next === '' ? null : Number(next) })}
      />
      <Select
        size="xs"
        w={92}
        aria-label={t('cards.unitOf', { severity: name })}
        data={TIME_UNITS.map((unit) => ({ value: unit, label: t(`cards.unit.${unit}`) }))}
        value={level.unit}
        allowDeselect={false}
        disabled={isReadOnly}
        onChange={(unit) => onChange({ ...level, unit: unit as TimeUnit })}
      />
    </Group>
  );
}

function LevelRow({ severity, ...props }: Omit<LevelProps, 'name'> & { severity: Severity }) {
  const { t } = useTranslation('settings');
  const { level, isReadOnly, onChange } = props;
  const name = t(`common:severity.${severity}`);
  const priorities = ALARM_PRIORITIES.toReversed().map((one) => ({ value: one, label: t(`shift:priority.${one}`) }));
  return (
    <tr data-testid={`level-${severity}`}>
      <th scope="row">
        <SeverityBadge severity={severity} />
      </th>
      <td>
        <Select
          size="xs"
          w={150}
          aria-label={t('cards.priorityOf', { severity: name })}
          data={[...priorities, { value: NONE, label: t('cards.noAlarm') }]}
          value={level.priority ?? NONE}
          allowDeselect={false}
          disabled={isReadOnly}
          onChange={(next) => onChange({ ...level, priority: next === NONE ? null : (next as AlarmPriority) })}
        />
      </td>
      <td>
        {level.priority !== null && <ResponseTime {...props} name={name} />}
        {level.priority !== null && !isTimeGiven(level) && (
          <span className={classes.fault} role="alert">
            {t('cards.fault.time')}
          </span>
        )}
      </td>
    </tr>
  );
}

type LevelsProps = {
  levels: Record<Severity, LevelDraft>;
  isReadOnly: boolean;
  onChange: (levels: Record<Severity, LevelDraft>) => void;
};

/** Which severities make an alarm, how urgent it is and how soon somebody has to take it; the worst first. */
export function CardLevels({ levels, isReadOnly, onChange }: LevelsProps) {
  const { t } = useTranslation('settings');
  return (
    <table className={classes.levels}>
      <thead>
        <tr>
          <th scope="col">{t('cards.severity')}</th>
          <th scope="col">{t('cards.priority')}</th>
          <th scope="col">{t('cards.within')}</th>
        </tr>
      </thead>
      <tbody>
        {SEVERITIES.toReversed().map((severity) => (
          <LevelRow
            key={severity}
            severity={severity}
            level={levels[severity]}
            isReadOnly={isReadOnly}
            onChange={(level) => onChange({ ...levels, [severity]: level })}
          />
        ))}
      </tbody>
    </table>
  );
}
