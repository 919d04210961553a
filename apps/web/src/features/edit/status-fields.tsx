import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cityTime } from '../../format.js';
import { useConnection } from '../../live/connection-store.js';
import { DateField } from '../../ui/date-field.js';
import { hasEnded } from './draft.js';
import type { DraftControl } from './use-draft.js';
import type { Faults } from './use-faults.js';

const above = { zIndex: 550 } as const;

/** How far the work is. One that is done has the day it ended: today, until a person names an earlier one. */
export function StatusFields({ control, faults }: { control: DraftControl; faults: Faults }) {
  const { t } = useTranslation('edit');
  const { serverTime } = useConnection();
  const today = cityTime(serverTime ?? Date.now()).date;
  const { draft, set } = control;
  const change = (status: WorkStatus): void => {
    const begins = hasEnded(status) && !hasEnded(draft.status);
    set(begins ? { status, finishedOn: draft.finishedOn ?? today } : { status });
  };
  const error = faults.at('finishedOn');
  return (
    <>
      <Select
        label={t('field.status')}
        allowDeselect={false}
        comboboxProps={above}
        data={WORK_STATUSES.map((value) => ({ value, label: t(`common:workStatus.${value}`) }))}
        value={draft.status}
        error={faults.at('status')}
        onChange={(status) => status && change(status)}
      />
      {hasEnded(draft.status) && (
        <DateField
          label={t('field.finishedOn')}
          value={draft.finishedOn}
          maxDate={today}
          clearable
          {...(error && { error })}
          onChange={(finishedOn) => set({ finishedOn })}
        />
      )}
    </>
  );
}
