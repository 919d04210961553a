import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconLayoutColumns } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laterPart } from '../../ui/later-part.js';

export const LaterList = laterPart(async () => (await import('./layouts-list.js')).LayoutsList);

/** Kept layouts: which screen, which panes, which filters; opened again or shared by a link. */
export function LayoutsMenu() {
  const { t } = useTranslation('shell');
  const [isShown, setIsShown] = useState(false);
  return (
    <Popover
      opened={isShown}
      onChange={setIsShown}
      position="bottom-end"
      width={320}
      shadow="md"
      zIndex={500}
      trapFocus
    >
      <Popover.Target>
        <Tooltip label={t('layouts.title')} disabled={isShown}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('layouts.title')}
            aria-expanded={isShown}
            onClick={() => setIsShown(!isShown)}
          >
            <IconLayoutColumns size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown data-testid="layouts" aria-label={t('layouts.title')}>
        <LaterList onLeave={() => setIsShown(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
