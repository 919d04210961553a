import type { Geometry } from '@abat/contracts';
import { MultiSelect, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { type ComponentType, Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/date-field.js';
import classes from './edit.module.css';
import { PartiesField } from './parties-field.js';
import { type Field, type FormValue, isRequired, type Party, type RecordForm } from './record-form.js';
import { ShapeField } from './shape-field.js';
import { SiteField } from './site-field.js';

/** A choice; `depth` is how deep it stands in a tree. */
export type FieldOption = { value: string; label: string; depth?: number };
/** A field with its words. Two neighbours with `half` share a line. */
export type FormField = Field & {
  label: string;
  hint?: string;
  options?: readonly FieldOption[];
  half?: boolean;
  readOnly?: boolean;
  /** Goes with the form; what it says stands over it already. */
  isHidden?: boolean;
  /** Heading over this field and those that follow. */
  section?: string;
};

type FieldProps = {
  field: FormField;
  form: RecordForm;
  error: string | undefined;
  onChange: (value: FormValue) => void;
};
// Above a dialog too.
const above = { zIndex: 650 } as const;
const INDENT_PX = 14;

/** Options of a tree stand deeper the deeper they are. */
const treeOption =
  (options: readonly FieldOption[]) =>
  ({ option }: { option: { value: string; label: string } }) => (
    <span style={{ paddingLeft: (options.find((one) => one.value === option.value)?.depth ?? 0) * INDENT_PX }}>
      {option.label}
    </span>
  );

function common({ field, form, error }: FieldProps) {
  return {
    label: field.label,
    required: isRequired(field, form),
    ...(field.hint ? { description: field.hint } : {}),
    ...(error ? { error } : {}),
    disabled: field.readOnly === true,
  };
}

function ChoiceField(props: FieldProps) {
  const { field, form, onChange } = props;
  const options = field.options ?? [];
  const isNeeded = isRequired(field, form);
  return (
    <Select
      {...common(props)}
      searchable={options.length > 8}
      clearable={!isNeeded}
      allowDeselect={!isNeeded}
      comboboxProps={above}
      data={options.map(({ value, label }) => ({ value, label }))}
      renderOption={treeOption(options)}
      value={String(form[field.name] ?? '') || null}
      onChange={(value) => onChange(value ?? '')}
    />
  );
}

function ChoicesField(props: FieldProps) {
  const { field, form, onChange } = props;
  return (
    <MultiSelect
      {...common(props)}
      clearable
      comboboxProps={above}
      data={(field.options ?? []).map(({ value, label }) => ({ value, label }))}
      value={[...((form[field.name] as readonly string[] | undefined) ?? [])]}
      onChange={onChange}
    />
  );
}

function TextField(props: FieldProps) {
  const { field, form, onChange } = props;
  const value = String(form[field.name] ?? '');
  if (field.kind === 'area')
    return (
      <Textarea
        {...common(props)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const isMoney = field.kind === 'money';
  return (
    <TextInput
      {...common(props)}
      maxLength={500}
      value={value}
      {...(isMoney ? { inputMode: 'decimal' as const, rightSection: '₸' } : {})}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function SwitchField(props: FieldProps) {
  const { field, form, onChange } = props;
  return (
    <Switch
      label={field.label}
      description={field.hint}
      disabled={field.readOnly === true}
      checked={form[field.name] === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

const textOf = ({ field, form }: FieldProps): string => String(form[field.name] ?? '');

function DayField(props: FieldProps) {
  const { field, form, error, onChange } = props;
  return (
    <DateField
      label={field.label}
      clearable
      required={isRequired(field, form)}
      {...(error ? { error } : {})}
      value={textOf(props) || null}
      onChange={(day) => onChange(day ?? '')}
    />
  );
}

function OneSiteField(props: FieldProps) {
  const territory = String(props.form['territory'] ?? '');
  return <SiteField {...common(props)} value={textOf(props)} territory={territory} onChange={props.onChange} />;
}

function PlaceField({ field, form, error, onChange }: FieldProps) {
  return (
    <ShapeField
      label={field.label}
      {...(field.hint ? { description: field.hint } : {})}
      {...(error ? { error } : {})}
      geometry={(form[field.name] || null) as Geometry | null}
      onChange={(geometry) => onChange(geometry ?? '')}
    />
  );
}

function AgreementParties(props: FieldProps) {
  const { field, form, onChange } = props;
  return (
    <PartiesField
      {...common(props)}
      kind={String(form['kind'] ?? '')}
      options={field.options ?? []}
      parties={form[field.name] as readonly Party[]}
      onChange={onChange}
    />
  );
}

const FIELDS: Record<Field['kind'], ComponentType<FieldProps>> = {
  ...{ line: TextField, area: TextField, money: TextField, number: TextField, switch: SwitchField, date: DayField },
  ...{ choice: ChoiceField, choices: ChoicesField, site: OneSiteField },
  ...{ parties: AgreementParties, shape: PlaceField },
};

function AnyField(props: FieldProps) {
  const Kind = FIELDS[props.field.kind];
  return <Kind {...props} />;
}

type RecordFieldsProps = {
  fields: readonly FormField[];
  form: RecordForm;
  errorAt: (path: string) => string | undefined;
  onChange: (name: string, value: FormValue) => void;
};

/** The fields of a record, two halves side by side. */
export function RecordFields({ fields, form, errorAt, onChange }: RecordFieldsProps) {
  const { t } = useTranslation('edit');
  return (
    <div className={classes.record} role="group" aria-label={t('fields')}>
      {fields
        .filter(({ isHidden }) => !isHidden)
        .map((field) => (
          <Fragment key={field.name}>
            {field.section && <h3 className={classes.recordSection}>{field.section}</h3>}
            <div className={classes.recordField} data-half={field.half === true || undefined} data-kind={field.kind}>
              <AnyField
                field={field}
                form={form}
                error={errorAt(field.name)}
                onChange={(value) => onChange(field.name, value)}
              />
            </div>
          </Fragment>
        ))}
    </div>
  );
}
