import { MANDATE_MODES, OWN_DISTRICT, STAGES } from '@abat/contracts';
import { ActionIcon, Button, Input, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LineSelect, MandateSelect, MandatesSelect } from './remote-select.js';
import classes from './steps.module.css';
import { isNeeded, NEW_PART, type PartForm, type StepField, type StepForm } from './step-form.js';
import { usePowerNames } from './use-step-names.js';

const above = { zIndex: 650 } as const;
const AGREEMENT_KINDS = ['joint', 'delegation', 'handover'] as const;

export type FieldProps = {
  field: StepField;
  form: StepForm;
  error?: string | undefined;
  onChange: (change: Partial<StepForm>) => void;
};
type Option = { value: string; label: string };

/** What a field may be chosen from. */
function useOptions(): Partial<Record<StepField, Option[]>> {
  const { t } = useTranslation('scenarios');
  const { options } = usePowerNames();
  const stages = STAGES.map((value) => ({ value, label: t(`common:stage.${value}`) }));
  return {
    agencies: options.agencies,
    agency: options.agencies,
    function: options.functions,
    stage: stages,
    stages,
    objectKind: options.kinds,
    territory: [
      { value: 'city', label: t('wholeCity') },
      { value: OWN_DISTRICT, label: t('ownDistrict') },
      ...options.districts,
    ],
    mode: MANDATE_MODES.map((value) => ({ value, label: t(`mode.${value}`) })),
    kind: AGREEMENT_KINDS.map((value) => ({ value, label: t(`agreement.${value}`) })),
  };
}

function useCommon({ field, form, error }: FieldProps) {
  const { t } = useTranslation('scenarios');
  const hasHint =
    (field === 'agencies' && form.action === 'addAgreement' && form.kind !== 'joint') || field === 'percent';
  const hintKey = field === 'percent' ? form.action : 'parties';
  return {
    label: t(field === 'agencies' && form.action === 'addAgreement' ? 'field.parties' : `field.${field}`),
    required: isNeeded(form, field),
    ...(hasHint ? { description: t(`hint.${hintKey}`) } : {}),
    ...(error ? { error } : {}),
  };
}

function ChoiceField(props: FieldProps) {
  const { field, form, onChange } = props;
  const options = useOptions()[field] ?? [];
  const isOptional = !isNeeded(form, field);
  return (
    <Select
      {...useCommon(props)}
      searchable={options.length > 8}
      clearable={isOptional}
      allowDeselect={isOptional}
      comboboxProps={above}
      data={options}
      value={String(form[field]) || null}
      onChange={(value) => onChange({ [field]: value ?? '' })}
    />
  );
}

function ChoicesField(props: FieldProps) {
  const { field, form, onChange } = props;
  const options = useOptions()[field] ?? [];
  return (
    <MultiSelect
      {...useCommon(props)}
      searchable
      clearable
      comboboxProps={above}
      data={options}
      value={[...(form[field] as readonly string[])]}
      onChange={(values) => onChange({ [field]: values })}
    />
  );
}

function TextField(props: FieldProps) {
  const { field, form, onChange } = props;
  const value = String(form[field]);
  const common = { ...useCommon(props), value };
  if (field === 'note')
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        maxLength={1000}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    );
  const unit = { percent: '%', amountKzt: '₸' }[field as string];
  return (
    <TextInput
      {...common}
      maxLength={500}
      {...(unit ? { inputMode: 'decimal' as const, rightSection: unit } : {})}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
}

type PartRowProps = { part: PartForm; place: number; onPut: (part: PartForm) => void; onRemove: () => void };

function PartRow({ part, place, onPut, onRemove }: PartRowProps) {
  const { t } = useTranslation('scenarios');
  const options = useOptions();
  const number = place + 1;
  const select = (name: keyof PartForm, data: Option[] | undefined, placeholder: string) => (
    <Select
      aria-label={t(`part.${name}`, { number })}
      placeholder={placeholder}
      searchable
      clearable={name !== 'agency'}
      comboboxProps={above}
      data={data ?? []}
      value={part[name] || null}
      onChange={(value) => onPut({ ...part, [name]: value ?? '' })}
    />
  );
  return (
    <div className={classes.part}>
      {select('agency', options.agencies, t('field.agency'))}
      {select('territory', options.territory, t('part.sameTerritory'))}
      {select('stage', options.stage, t('part.sameStage'))}
      <ActionIcon variant="subtle" color="gray" aria-label={t('part.remove', { number })} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function PartsField(props: FieldProps) {
  const { t } = useTranslation('scenarios');
  const { form, onChange } = props;
  const { parts } = form;
  return (
    <Input.Wrapper {...useCommon(props)} labelElement="div">
      <div className={classes.parts} role="group" aria-label={t('field.parts')}>
        {parts.map((part, place) => (
          <PartRow
            key={place}
            part={part}
            place={place}
            onPut={(next) => onChange({ parts: parts.map((one, at) => (at === place ? next : one)) })}
            onRemove={() => onChange({ parts: parts.filter((_one, at) => at !== place) })}
          />
        ))}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange({ parts: [...parts, NEW_PART] })}
        >
          {t('part.add')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

const TEXTS: readonly StepField[] = ['note', 'title', 'document', 'percent', 'amountKzt'];

/** One field of the form of a step. */
export function StepFieldInput(props: FieldProps) {
  const { field, form, onChange } = props;
  const common = useCommon(props);
  if (TEXTS.includes(field)) return <TextField {...props} />;
  switch (field) {
    case 'mandate':
      return <MandateSelect {...common} value={form.mandate} onChange={(mandate) => onChange({ mandate })} />;
    case 'mandates':
      return <MandatesSelect {...common} values={form.mandates} onChange={(mandates) => onChange({ mandates })} />;
    case 'line':
      return <LineSelect {...common} value={form.line} onChange={(line) => onChange({ line })} />;
    case 'parts':
      return <PartsField {...props} />;
    case 'agencies':
    case 'stages':
      return <ChoicesField {...props} />;
    default:
      return <ChoiceField {...props} />;
  }
}
