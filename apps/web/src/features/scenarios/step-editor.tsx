import { SCENARIO_ACTIONS, type FieldError, type ScenarioStep } from '@abat/contracts';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import classes from './scenarios.module.css';
import { useReason } from './use-reason.js';
import { StepFieldInput } from './step-fields.js';
import { faultsOf, FIELDS, formOf, toStep, type StepAction, type StepField, type StepForm } from './step-form.js';

type StepEditorProps = {
  /** The step that is changed, or none for a new one. */
  step: ScenarioStep | null;
  /** Its place among the steps, from 0. */
  place: number;
  isSaving: boolean;
  error: unknown;
  onSave: (step: ScenarioStep) => void;
  onClose: () => void;
};

/** Names of fields on the wire that the form calls otherwise. */
const FORM_NAMES: Record<string, StepField> = { moneyShare: 'percent', share: 'percent', parties: 'agencies' };

/** The field of this step that a refusal speaks of: `steps.2.mandate` of the third step. */
function fieldOf(fault: FieldError, place: number): StepField | null {
  const [head, number, name = ''] = fault.path.split('.');
  if (head !== 'steps' || Number(number) !== place) return null;
  return FORM_NAMES[name] ?? (name as StepField);
}

function useFaultTexts(form: StepForm, { place, error }: Pick<StepEditorProps, 'place' | 'error'>, tried: boolean) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const reasonOf = useReason();
  const own = tried ? faultsOf(form).map(({ field, code }) => ({ field, text: t(`fault.${code}`) })) : [];
  const refusal = error instanceof ApiError ? error : null;
  const told = (refusal?.fieldErrors ?? []).map((fault) => ({
    field: fieldOf(fault, place),
    text: t('fault.refused', { reason: reasonOf(fault) }),
  }));
  const shown = new Set(FIELDS[form.action]);
  const rest = told.find(({ field }) => field === null || !shown.has(field))?.text ?? null;
  return {
    at: (field: StepField) => [...own, ...told].find((fault) => fault.field === field)?.text,
    rest: refusal && told.length === 0 ? refusal.titleIn(locale) : rest,
  };
}

/** The form of one step. Saving stores the scenario; a step the server finds impossible stays open with the reason. */
export function StepEditor({ step, place, isSaving, error, onSave, onClose }: StepEditorProps) {
  const { t } = useTranslation('scenarios');
  const [form, setForm] = useState(() => formOf(step));
  const [tried, setTried] = useState(false);
  const faults = useFaultTexts(form, { place, error }, tried);
  const change = (part: Partial<StepForm>) => setForm((now) => ({ ...now, ...part }));
  const submit = () => {
    setTried(true);
    if (faultsOf(form).length === 0) onSave(toStep(form) as ScenarioStep);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"

      closeOnClickOutside={false}
      title={step ? t('step.edit', { number: place + 1 }) : t('step.new', { number: place + 1 })}
    >
      <Stack gap="sm" data-testid="step-editor">
        <Select
          label={t('field.action')}
          description={t(`actionHint.${form.action}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          comboboxProps={{ zIndex: 650 }}
          data={SCENARIO_ACTIONS.map((value) => ({ value, label: t(`action.${value}`) }))}
          value={form.action}
          onChange={(action) => action && change({ action: action as StepAction })}
        />
        {FIELDS[form.action].map((field) => (
          <StepFieldInput key={field} field={field} form={form} error={faults.at(field)} onChange={change} />
        ))}
        {faults.rest && (
          <p className={classes.fault} role="alert">
            {faults.rest}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ActButton loading={isSaving} onClick={submit}>
            {t('common:action.save')}
          </ActButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
