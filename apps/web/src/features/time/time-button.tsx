import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimeParams } from './use-time.js';

/** Opens the bar through time; its name shows beside it on the map, below it in the head of a page. */
export function TimeButton({ isInPage = false }: { isInPage?: boolean }) {
  const { t } = useTranslation('time');
  const { isOpen, change } = useTimeParams();
  return (
    <Tooltip label={t('open')} position={isInPage ? 'bottom' : 'right'}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('open')}
        aria-pressed={isOpen}
        data-testid={isInPage ? 'time-button-of-page' : 'time-button'}
        onClick={() => change({ time: isOpen ? null : '1' })}
      >
        <IconHistory size={18} stroke={1.8} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
