import type { Show } from '@abat/contracts';
import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDeviceTv } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useMay } from '../../app/session-gate.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton, useBlocked } from '../../ui/act-button.js';
import { useScreens, useShow } from './use-screens.js';

/** How long something stays on a wall when nobody says otherwise. */
const MINUTES = 5;

type ShowOnWallProps = { kind: 'finding' | 'work' | 'site'; id: string };

/** Puts an object on one of the walls. Only for those who manage walls, and only when there is one. */
export function ShowOnWall({ kind, id }: ShowOnWallProps) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const mayManage = useMay('screen.manage');
  const blocked = useBlocked();
  const { data: screens = [] } = useScreens(mayManage);
  const show = useShow();
  if (!mayManage || screens.length === 0) return null;
  const put = (screen: { id: string; name: string }) => {
    const what: Show = { kind, id, minutes: MINUTES };
    show.mutate(
      { id: screen.id, show: what },
      {
        onSuccess: () => notifications.show({ message: t('shownOn', { name: screen.name }) }),
        onError: (error) =>
          notifications.show({
            color: 'red',
            message: error instanceof ApiError ? error.titleIn(locale) : t('common:state.failed'),
          }),
      },
    );
  };
  return (
    <Menu position="top-start" disabled={blocked !== undefined}>
      <Menu.Target>
        <ActButton
          variant="default"
          size="xs"
          leftSection={<IconDeviceTv size={15} aria-hidden />}
          loading={show.isPending}
          data-testid="show-on-wall"
        >
          {t('showOnWall')}
        </ActButton>
      </Menu.Target>
      <Menu.Dropdown>
        {screens.map((screen) => (
          <Menu.Item key={screen.id} onClick={() => put(screen)}>
            {t('wallNumber', { number: screen.number, name: screen.name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
