import { DATE_CERTAINTIES, STAGES, WORK_METHODS, WORK_STATUSES, type Stage, type WorkMethod } from '@abat/contracts';
import { SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useFunctionNames, useWorkTypeNames } from '../../api/use-names.js';
import { Section } from '../../ui/section.js';
import classes from './edit.module.css';
import type { DraftControl } from './use-draft.js';
import type { Faults } from './use-faults.js';

type FieldsProps = { control: DraftControl; faults: Faults };
const above = { zIndex: 550 } as const;

/** Whose work it is and what for. */
export function OwnerFields({ control, faults }: FieldsProps) {
  const { t } = useTranslation('edit');
  const agencies = useAgencyNames().options;
  const functions = useFunctionNames().options;
  const { draft, set } = control;
  return (
    <>
      <Select
        label={t('field.agency')}
        required
        searchable
        comboboxProps={above}
        data={agencies}
        value={draft.agency}
        error={faults.at('agency')}
        onChange={(agency) => set({ agency })}
      />
      <Select
        label={t('field.function')}
        required
        searchable
        comboboxProps={above}
        data={functions}
        value={draft.function}
        error={faults.at('function')}
        onChange={(value) => set({ function: value })}
      />
      <Select
        label={t('field.stage')}
        clearable
        comboboxProps={above}
        data={STAGES.map((value) => ({ value, label: t(`common:stage.${value}`) }))}
        value={draft.stage}
        error={faults.at('stage')}
        onChange={(value) => set({ stage: value as Stage | null })}
      />
    </>
  );
}

/** How sure the dates are and what the work does to the street: both decide how a clash is judged. */
function EffectFields({ control }: { control: DraftControl }) {
  const { t } = useTranslation('edit');
  const { draft, set } = control;
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('field.dateCertainty')}
        value={draft.dateCertainty}
        data={DATE_CERTAINTIES.map((value) => ({ value, label: t(`common:dateCertainty.${value}`) }))}
        onChange={(dateCertainty) => set({ dateCertainty })}
      />
      <Switch
        label={t('field.hindersTraffic')}
        description={t('field.hindersTrafficHint')}
        checked={draft.hindersTraffic}
        onChange={(event) => set({ hindersTraffic: event.currentTarget.checked })}
      />
      <Switch
        label={t('field.surfaceBreaking')}
        checked={draft.surfaceBreaking}
        onChange={(event) => set({ surfaceBreaking: event.currentTarget.checked })}
      />
    </>
  );
}

/** What kind of work it is: strips, seasons and the order of works follow from it. */
function KindFields({ control, faults }: FieldsProps) {
  const { t } = useTranslation('edit');
  const types = useWorkTypeNames().options;
  const { draft, set } = control;
  return (
    <>
      <Select
        label={t('field.workType')}
        placeholder={t('field.workTypeOfFunction')}
        clearable
        searchable
        comboboxProps={above}
        data={types}
        value={draft.workType}
        error={faults.at('workType')}
        onChange={(workType) => set({ workType })}
      />
      <Select
        label={t('field.method')}
        clearable
        comboboxProps={above}
        data={WORK_METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
        value={draft.method}
        error={faults.at('method')}
        onChange={(method) => set({ method: method as WorkMethod | null })}
      />
      {draft.dateCertainty === 'planned' && (
        <TextInput
          label={t('field.durationDays')}
          description={t('field.durationDaysHint')}
          inputMode="numeric"
          value={draft.durationDays}
          error={faults.at('durationDays')}
          onChange={(event) => set({ durationDays: event.currentTarget.value.trim() })}
        />
      )}
    </>
  );
}

/** Title, status, contractor, cost, note. */
export function WorkFields({ control, faults }: FieldsProps) {
  const { t } = useTranslation('edit');
  const { draft, set } = control;
  return (
    <Section title={t('section.about')}>
      <div className={classes.fields}>
        <EffectFields control={control} />
        <Textarea
          label={t('field.title')}
          required
          autosize
          maxRows={4}
          maxLength={500}
          value={draft.title}
          error={faults.at('title')}
          onChange={(event) => set({ title: event.currentTarget.value.replaceAll('\n', ' ') })}
        />
        <OwnerFields control={control} faults={faults} />
        <KindFields control={control} faults={faults} />
        <Select
          label={t('field.status')}
          allowDeselect={false}
          comboboxProps={above}
          data={WORK_STATUSES.map((value) => ({ value, label: t(`common:workStatus.${value}`) }))}
          value={draft.status}
          error={faults.at('status')}
          onChange={(status) => status && set({ status })}
        />
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
        <Textarea
          label={t('field.note')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={draft.note}
          error={faults.at('note')}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </Section>
  );
}
