import type { BudgetLine } from '@abat/contracts';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CodedField } from './coded-field.js';
import type { DraftControl } from './use-draft.js';
import type { Faults } from './use-faults.js';

// Money that is only asked for pays for nothing yet.
const LINES = { standing: 'budget', sort: '-year' } as const;

/** Who does the work, what it costs, and the line that pays for it: lines of the work's own body stand first. */
export function MoneyFields({ control, faults }: { control: DraftControl; faults: Faults }) {
  const { t } = useTranslation('edit');
  const { draft, set } = control;
  return (
    <>
      <TextInput
        label={t('field.contractor')}
        maxLength={300}
        value={draft.contractor}
        error={faults.at('contractor')}
        onChange={(event) => set({ contractor: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.cost')}
        inputMode="decimal"
        rightSection="₸"
        value={draft.costKzt}
        error={faults.at('costKzt')}
        onChange={(event) => set({ costKzt: event.currentTarget.value })}
      />
      <CodedField<BudgetLine>
        register="budget-lines"
        label={t('field.budgetLine')}
        error={faults.at('budgetLine')}
        value={draft.budgetLine}
        filters={LINES}
        agency={draft.agency}
        textOf={({ code, year, programme }) => [code, year, programme].filter(Boolean).join(' · ')}
        onChange={(budgetLine) => set({ budgetLine })}
      />
    </>
  );
}
