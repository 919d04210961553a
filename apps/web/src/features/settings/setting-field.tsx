import { STAGES } from '@abat/contracts';
import { ActionIcon, Checkbox, MultiSelect, NumberInput } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { type FieldType, faultOf, isSame, type Leaf, wordKeys } from './schema.js';
import classes from './settings.module.css';

type SettingFieldProps = {
  leaf: Leaf;
  value: unknown;
  fallback: unknown;
  isReadOnly: boolean;
  /** What the server said of it. */
  refusal: string | undefined;
  onChange: (value: unknown) => void;
};

/** A name of a value in the reader's language. */
function useLabel(leaf: Leaf): string {
  const { t, i18n } = useTranslation('settings');
  const key = wordKeys(leaf).find((name) => i18n.exists(`settings:field.${name}`));
  return key ? t(`field.${key}`) : leaf.path.join('.');
}

function NumberField({ leaf, value, isReadOnly, refusal, onChange }: SettingFieldProps) {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const { schema } = leaf;
  const fault = faultOf(schema, value);
  const limits = { low: schema.minimum ?? schema.exclusiveMinimum, high: schema.maximum };
  const text = fault && t(`fault.${fault}`, { limit: fault === 'number' ? '' : limits[fault] });
  return (
    <NumberInput
      size="xs"
      label={useLabel(leaf)}
      value={typeof value === 'number' ? value : ''}
      disabled={isReadOnly}
      allowDecimal={schema.type !== 'integer'}
      decimalSeparator={locale === 'en' ? '.' : ','}
      thousandSeparator={locale === 'en' ? ',' : '\u00a0'}
      error={text ?? refusal}
      hideControls
      onChange={(next) => onChange(next === '' ? null : Number(next))}
    />
  );
}

function ListField({ leaf, value, isReadOnly, refusal, onChange }: SettingFieldProps) {
  const { t } = useTranslation('common');
  const values = leaf.schema.items?.enum ?? STAGES;
  return (
    <MultiSelect
      size="xs"
      label={useLabel(leaf)}
      data={values.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
      value={Array.isArray(value) ? value.map(String) : []}
      disabled={isReadOnly}
      error={refusal}
      onChange={onChange}
    />
  );
}

function BooleanField({ leaf, value, isReadOnly, onChange }: SettingFieldProps) {
  return (
    <Checkbox
      size="xs"
      label={useLabel(leaf)}
      checked={value === true}
      disabled={isReadOnly}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

const FIELDS: Record<FieldType, (props: SettingFieldProps) => ReactNode> = {
  number: NumberField,
  integer: NumberField,
  array: ListField,
  boolean: BooleanField,
};

/** One value of a rule, and the way back to what stands there without a change. */
export function SettingField(props: SettingFieldProps) {
  const { t } = useTranslation('settings');
  const { leaf, value, fallback, isReadOnly, onChange } = props;
  const name = useLabel(leaf);
  const Field = FIELDS[leaf.schema.type as FieldType];
  if (!Field) return null;
  return (
    <div className={classes.field} data-changed={!isSame(value, fallback) || undefined}>
      <Field {...props} />
      {!isReadOnly && !isSame(value, fallback) && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          aria-label={t('toDefault', { name })}
          title={t('toDefault', { name })}
          onClick={() => onChange(fallback)}
        >
          <IconRestore size={15} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
