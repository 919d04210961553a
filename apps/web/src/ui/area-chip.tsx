import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A list narrowed to a place of the map, as a click on a count leaves it; a press shows everything again. */
export function AreaChip({ area, onDrop }: { area: string | undefined; onDrop: () => void }) {
  const { t } = useTranslation('common');
  if (!area) return null;
  return (
    <Button
      variant="light"
      size="xs"
      rightSection={<IconX size={14} aria-hidden />}
      aria-label={t('area.drop')}
      onClick={onDrop}
      data-testid="area-chip"
    >
      {t('area.shown')}
    </Button>
  );
}
