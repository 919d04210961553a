import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import powers from '../powers/powers.module.css';

/** Registers of the programme, in the order people need them. The name is the address. */
export const PLAN_TABS = ['projects', 'needs', 'restrictions', 'work-types', 'work-seasons', 'holidays'] as const;

/** What belongs to one table stays with it: its filters, its open row. */
function shared(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !/^(p\.|row$|form$)/.test(name));
  return new URLSearchParams(kept).toString();
}

/** The registers of the programme. */
export function PlanTabs() {
  const { t } = useTranslation('plan');
  const { search } = useLocation();
  return (
    <nav className={powers.tabs} aria-label={t('tabsLabel')}>
      {PLAN_TABS.map((tab) => (
        <NavLink key={tab} to={{ pathname: `/${tab}`, search: shared(search) }} className={powers.tab}>
          {t(`powers:tab.${tab}`)}
        </NavLink>
      ))}
    </nav>
  );
}

/** Title and tabs of a register of the programme. */
export function usePlanFrame() {
  const { t } = useTranslation('plan');
  return { title: t('title'), tabs: <PlanTabs /> };
}
