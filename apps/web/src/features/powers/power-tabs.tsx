import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import classes from './powers.module.css';

/** Tables of the powers screen, in the order people need them. The name is the register and the address. */
export const POWER_TABS = [
  'mandates',
  'agreements',
  'legal-acts',
  'legal-gaps',
  'coverage-requirements',
  'functions',
  'object-kinds',
  'mandate-sets',
] as const;
export type PowerTab = (typeof POWER_TABS)[number];

/** What belongs to one table stays with it: its filters, its open row. */
function shared(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !/^(p\.|row$|form$)/.test(name));
  return new URLSearchParams(kept).toString();
}

/** The tables of the screen. */
export function PowerTabs() {
  const { t } = useTranslation('powers');
  const { search } = useLocation();
  return (
    <nav className={classes.tabs} aria-label={t('tabsLabel')}>
      {POWER_TABS.map((tab) => (
        <NavLink key={tab} to={{ pathname: `/powers/${tab}`, search: shared(search) }} className={classes.tab}>
          {t(`tab.${tab}`)}
        </NavLink>
      ))}
    </nav>
  );
}
