import { DATE_CERTAINTIES, OPEN_PHASES, type ProjectPhase, STAGES, type Stage } from '@abat/contracts';
import { SegmentedControl, Select, Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useFunctionNames, useWorkTypeNames } from '../../api/use-names.js';
import { Section } from '../../ui/section.js';
import { DetailFields } from './detail-fields.js';
import { hasEnded } from './draft.js';
import classes from './edit.module.css';
import { MoneyFields } from './money-fields.js';
import { ProjectField } from './project-field.js';
import { StatusFields } from './status-fields.js';
import type { DraftControl } from './use-draft.js';
import type { Faults } from './use-faults.js';
import { useStripWords } from './use-strip-words.js';
import { type KindFinder, useKindFinder, withKind } from './work-kinds.js';

type FieldsProps = { control: DraftControl; faults: Faults };
type KindProps = FieldsProps & { kindOf: KindFinder };
const above = { zIndex: 550 } as const;
// What is done already may be entered into a project that is built.
const FOR_ENDED: readonly ProjectPhase[] = [...OPEN_PHASES, 'guarantee'];

/** Whose work it is and what for. */
function OwnerFields({ control, faults, kindOf }: KindProps) {
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
        onChange={(value) => set(withKind(draft, { function: value }, kindOf))}
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
function EffectFields({ control, kindOf }: Omit<KindProps, 'faults'>) {
  const { t } = useTranslation('edit');
  const { draft, set } = control;
  const strips = useStripWords(kindOf(draft));
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
        description={strips}
        checked={draft.hindersTraffic}
        onChange={(event) => set({ hindersTraffic: event.currentTarget.checked })}
      />
      <Switch
        label={t('field.surfaceBreaking')}
        description={kindOf(draft)?.trench ? t('field.surfaceBreakingHint') : undefined}
        checked={draft.surfaceBreaking}
        onChange={(event) => set({ surfaceBreaking: event.currentTarget.checked })}
      />
    </>
  );
}

/** What kind of work it is: strips, seasons and the order of works follow from it. */
function KindField({ control, faults, kindOf }: KindProps) {
  const { t } = useTranslation('edit');
  const types = useWorkTypeNames().options;
  const { draft, set } = control;
  return (
    <Select
      label={t('field.workType')}
      placeholder={t('field.workTypeOfFunction')}
      clearable
      searchable
      comboboxProps={above}
      data={types}
      value={draft.workType}
      error={faults.at('workType')}
      onChange={(workType) => set(withKind(draft, { workType }, kindOf))}
    />
  );
}

/** What the work is, whose, for how much, and a note. */
export function WorkFields({ control, faults }: FieldsProps) {
  const { t } = useTranslation('edit');
  const kindOf = useKindFinder();
  const { draft, set } = control;
  return (
    <Section title={t('section.about')}>
      <div className={classes.fields}>
        <EffectFields control={control} kindOf={kindOf} />
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
        <OwnerFields control={control} faults={faults} kindOf={kindOf} />
        <KindField control={control} faults={faults} kindOf={kindOf} />
        <DetailFields control={control} faults={faults} kindOf={kindOf} />
        <StatusFields control={control} faults={faults} />
        <ProjectField
          label={t('field.project')}
          error={faults.at('project')}
          value={draft.project}
          phases={hasEnded(draft.status) ? FOR_ENDED : OPEN_PHASES}
          agency={draft.agency}
          onChange={(project) => set({ project })}
        />
        <MoneyFields control={control} faults={faults} />
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
