import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type FilterChipProps = { name: string; onDrop: () => void; className?: string | undefined };

/** A filter that only a link sets: it says what it keeps to, and a press drops it. */
export function FilterChip({ name, onDrop, className }: FilterChipProps) {
  const { t } = useTranslation('common');
  return (
    <Button
      variant="light"
      size="xs"
      className={className}
      style={{ maxWidth: '100%' }}
      rightSection={<IconX size={14} aria-hidden />}
      aria-label={t('action.dropFilter', { name })}
      title={name}
      onClick={onDrop}
    >
      {name}
    </Button>
  );
}
