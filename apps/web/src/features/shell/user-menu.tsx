import { Menu, Text, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeUser } from '../../api/change-user.js';
import { call } from '../../api/client.js';
import { useUser } from '../../app/session-gate.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useGrowth } from '../../theme/screen-scale.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useLeave } from '../field/use-leave.js';
import classes from './header.module.css';
import { openShortcuts } from './shortcuts-store.js';

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');

/** Who is signed in, in which role and for whom; sign-out. */
export function UserMenu() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const me = useUser();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => call<undefined>('/api/v1/auth/logout', { method: 'POST' }),
    onSettled: () => changeUser(client, null),
  });
  const growth = useGrowth();
  const isPhone = useIsPhone();
  const { ask, dialog } = useLeave(() => signOut.mutate());
  const scope = me.agency ? nameOf(me.agency, locale) : me.district ? nameOf(me.district, locale) : null;
  return (
    <>
      <Menu width={280} position="bottom-end">
        <Menu.Target>
          <UnstyledButton className={classes.user} aria-label={t('userMenu', { name: me.name })}>
            <span className={classes.avatar}>{initials(me.name)}</span>
            <span className={classes.userTexts}>
              <div className={classes.userName} title={me.name}>
                {me.name}
              </div>
              <div className={classes.userRole}>{t(`common:role.${me.role}`)}</div>
            </span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Text component="div" size="xs" c="dimmed" px="sm" py={5}>
            {me.email} {me.demo && <DemoMark />}
          </Text>
          <Text component="div" size="xs" c="dimmed" px="sm" py={5}>
            {t(`common:role.${me.role}`)}
            {scope && <div>{scope}</div>}
          </Text>
          {!isPhone && (
            <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={openShortcuts}>
              {t('shortcuts.title')}
            </Menu.Item>
          )}
          {growth.isOffered && (
            <Menu.CheckboxItem
              classNames={{ itemIndicator: classes.menuCheck }}
              checked={growth.grows}
              onChange={growth.setGrows}
            >
              {t('grows')}
            </Menu.CheckboxItem>
          )}
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={ask}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </>
  );
}
