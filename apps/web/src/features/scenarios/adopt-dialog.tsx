import type { AdoptRequest, Comparison, Scenario } from '@abat/contracts';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { DateField } from '../../ui/date-field.js';
import { Dialog } from '../../ui/dialog.js';
import { PowerTable } from './change-tables.js';
import { ActSelect } from './remote-select.js';
import classes from './scenarios.module.css';
import { useReason } from './use-reason.js';
import { useAdoptScenario } from './use-scenarios.js';

type AdoptDialogProps = { scenario: Scenario; comparison: Comparison; onClose: () => void };
type Form = { legalAct: string; document: string; effectiveOn: string };

function Summary({ scenario, comparison, day }: { scenario: Scenario; comparison: Comparison; day: string }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const count = (action: string) => scenario.steps.filter((step) => step.action === action).length;
  const ended = comparison.changes.filter(({ change }) => change === 'ended').length;
  const created = comparison.changes.length - ended;
  const money =
    count('moveMoney') + scenario.steps.filter((step) => step.action === 'transfer' && step.moneyShare).length;
  const when = formatDate(day, locale, 'long');
  return (
    <ul className={classes.summary}>
      <li>{t('adopt.ended', { count: ended, day: when })}</li>
      <li>{t('adopt.created', { count: created, day: when })}</li>
      {count('addAgreement') > 0 && <li>{t('adopt.agreements', { count: count('addAgreement') })}</li>}
      {money > 0 && <li>{t('adopt.money', { count: money })}</li>}
    </ul>
  );
}

function useRefusal(error: unknown): string | null {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const reasonOf = useReason();
  if (!(error instanceof ApiError)) return null;
  const [fault] = error.fieldErrors;
  if (!fault?.path.startsWith('steps.')) return error.titleIn(locale);
  const number = Number(fault.path.split('.')[1]) + 1;
  return `${error.titleIn(locale)}. ${t('adopt.stepFault', { number, reason: reasonOf(fault) })}`;
}

/** The decision: the act it rests on, the first day, and what will be written. All of it is written, or nothing. */
export function AdoptDialog({ scenario, comparison, onClose }: AdoptDialogProps) {
  const { t } = useTranslation('scenarios');
  const adopt = useAdoptScenario(scenario);
  const [form, setForm] = useState<Form>({ legalAct: '', document: '', effectiveOn: comparison.effectiveOn });
  const refusal = useRefusal(adopt.error);
  const submit = () => {
    const request: AdoptRequest = {
      legalAct: form.legalAct,
      document: form.document.trim() || null,
      effectiveOn: form.effectiveOn,
    };
    adopt.mutate(request, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} size={1180} title={t('adopt.title')} closeOnClickOutside={false}>
      <Stack gap="sm" data-testid="adopt-dialog">
        <p className={classes.lead}>{t('adopt.lead')}</p>
        <Group gap="sm" align="flex-start" grow>
          <ActSelect
            label={t('adopt.act')}
            required
            value={form.legalAct}
            onChange={(legalAct) => setForm({ ...form, legalAct })}
          />
          <DateField
            label={t('adopt.day')}
            required
            value={form.effectiveOn}
            onChange={(day) => setForm({ ...form, effectiveOn: day ?? comparison.effectiveOn })}
          />
        </Group>
        <TextInput
          label={t('adopt.document')}
          description={t('adopt.documentHint')}
          maxLength={500}
          value={form.document}
          onChange={(event) => setForm({ ...form, document: event.currentTarget.value })}
        />
        <Summary scenario={scenario} comparison={comparison} day={form.effectiveOn} />
        <div className={classes.dialogTable}>
          <PowerTable changes={comparison.changes} />
        </div>
        {refusal && (
          <p className={classes.fault} role="alert">
            {refusal}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ActButton disabled={!form.legalAct} loading={adopt.isPending} onClick={submit}>
            {t('adopt.submit')}
          </ActButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
