import { UnstyledButton } from '@mantine/core';
import { openSearch } from '../search/open-search.js';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCity } from '../../city/city-store.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { Emblem } from '../../ui/emblem.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { ThemeSwitch } from '../../ui/theme-switch.js';
import { LayoutsMenu } from '../panes/layouts-menu.js';
import { AccountLanguage } from './account-language.js';
import { CityClock } from './city-clock.js';
import { ConnectionState } from './connection-state.js';
import classes from './header.module.css';
import { UserMenu } from './user-menu.js';

/** Title, search, connection, clock, language, theme, user: always in the same places. A phone has some of them in its bar. */
export function Header() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const isPhone = useIsPhone();
  const { name } = useCity();
  return (
    <header className={classes.header}>
      <div className={classes.brand}>
        <Emblem size={32} />
        <div>
          <div className={classes.name}>{t('common:product')}</div>
          <div className={classes.place}>{[t('place'), name && textOf(name, locale)].filter(Boolean).join(' · ')}</div>
        </div>
      </div>
      <UnstyledButton
        className={classes.search}
        onClick={openSearch}
        aria-label={t('searchPlaceholder')}
        aria-keyshortcuts="Control+K"
      >
        <IconSearch size={16} aria-hidden />
        <span className={classes.searchText}>{t('searchPlaceholder')}</span>
        <kbd className={classes.kbd}>Ctrl K</kbd>
      </UnstyledButton>
      <div className={classes.spacer} />
      <ConnectionState />
      <CityClock />
      <div className={classes.tools}>
        {!isPhone && (
          <>
            <LayoutsMenu />
            <AccountLanguage />
            <ThemeSwitch />
          </>
        )}
        <UserMenu />
      </div>
    </header>
  );
}
