import { SURFACES, type Surface, WORK_METHODS, type WorkMethod } from '@abat/contracts';
import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FoldedPart } from '../../ui/folded-part.js';
import type { Draft } from './draft.js';
import type { DraftControl } from './use-draft.js';
import type { Faults } from './use-faults.js';
import { meansSurface, type KindFinder } from './work-kinds.js';

type DetailFieldsProps = { control: DraftControl; faults: Faults; kindOf: KindFinder };
const above = { zIndex: 550 } as const;
const FIELDS = ['method', 'durationDays', 'surface', 'lanesClosed'] as const;

const hasValue = ({ method, surface, durationDays, lanesClosed }: Draft): boolean =>
  method !== null || surface !== null || durationDays !== '' || lanesClosed !== '';

function SurfaceField({ control, faults }: Omit<DetailFieldsProps, 'kindOf'>) {
  const { t } = useTranslation('edit');
  return (
    <Select
      label={t('field.surface')}
      description={t('field.surfaceHint')}
      clearable
      comboboxProps={above}
      data={SURFACES.map((value) => ({ value, label: t(`plan:surface.${value}`) }))}
      value={control.draft.surface}
      error={faults.at('surface')}
      onChange={(surface) => control.set({ surface: surface as Surface | null })}
    />
  );
}

/** How the work is done and what it leaves and takes: each field only where it means something. */
export function DetailFields({ control, faults, kindOf }: DetailFieldsProps) {
  const { t } = useTranslation('edit');
  const { draft, set } = control;
  const isFaulty = FIELDS.some((field) => faults.at(field) !== undefined);
  const number = (field: 'durationDays' | 'lanesClosed') => ({
    label: t(`field.${field}`),
    description: t(`field.${field}Hint`),
    inputMode: 'numeric' as const,
    value: draft[field],
    error: faults.at(field),
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [field]: event.currentTarget.value.trim() }),
  });
  return (
    <FoldedPart title={t('section.details')} hasValue={hasValue(draft)} hasFault={isFaulty}>
      <Select
        label={t('field.method')}
        clearable
        comboboxProps={above}
        data={WORK_METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
        value={draft.method}
        error={faults.at('method')}
        onChange={(method) => set({ method: method as WorkMethod | null })}
      />
      {draft.dateCertainty === 'planned' && <TextInput {...number('durationDays')} />}
      {meansSurface(draft, kindOf) && <SurfaceField control={control} faults={faults} />}
      {draft.hindersTraffic && <TextInput {...number('lanesClosed')} />}
    </FoldedPart>
  );
}
