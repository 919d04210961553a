import { type PartySide } from '@abat/contracts';
import { ActionIcon, Button, Input, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './edit.module.css';
import type { Party } from './record-form.js';

/** Sides that make sense in an agreement of this kind; the first is that of a new party. */
const SIDES: Record<string, readonly [PartySide, ...PartySide[]]> = {
  delegation: ['to', 'from'],
  handover: ['to', 'from'],
  joint: ['party'],
};
const above = { zIndex: 550 } as const;

type PartiesFieldProps = {
  label: string;
  required: boolean;
  error?: string;
  kind: string;
  options: readonly { value: string; label: string }[];
  parties: readonly Party[];
  onChange: (parties: readonly Party[]) => void;
};

/** Bodies of an agreement, each with its side. */
export function PartiesField({ label, required, error, kind, options, parties, onChange }: PartiesFieldProps) {
  const { t } = useTranslation('edit');
  const sides = SIDES[kind] ?? ['party'];
  const put = (index: number, party: Party) => onChange(parties.map((one, at) => (at === index ? party : one)));
  return (
    <Input.Wrapper label={label} required={required} error={error} labelElement="div">
      <div className={classes.parties} role="group" aria-label={label}>
        {parties.map((party, index) => (
          <div key={index} className={classes.party}>
            <Select
              aria-label={t('party.agency', { number: index + 1 })}
              searchable
              comboboxProps={above}
              data={[...options]}
              value={party.agency || null}
              onChange={(agency) => put(index, { ...party, agency: agency ?? '' })}
            />
            <Select
              aria-label={t('party.side', { number: index + 1 })}
              comboboxProps={above}
              allowDeselect={false}
              data={[...new Set([...sides, party.side])].map((value) => ({ value, label: t(`side.${value}`) }))}
              value={party.side}
              onChange={(side) => side && put(index, { ...party, side })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('party.remove', { number: index + 1 })}
              onClick={() => onChange(parties.filter((_one, at) => at !== index))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange([...parties, { agency: '', side: sides[0] }])}
        >
          {t('party.add')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
