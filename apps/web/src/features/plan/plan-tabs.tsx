import { useTranslation } from 'react-i18next';
import { TabRow } from '../powers/tab-row.js';

/** Registers of the programme, in the order people need them. The name is the address. */
export const PLAN_TABS = ['projects', 'needs', 'restrictions', 'work-types', 'work-seasons', 'holidays'] as const;

/** The registers of the programme. */
export function PlanTabs() {
  const { t } = useTranslation('plan');
  const tabs = PLAN_TABS.map((tab) => ({ path: `/${tab}`, name: t(`powers:tab.${tab}`) }));
  return <TabRow label={t('tabsLabel')} tabs={tabs} />;
}

/** Title and tabs of a register of the programme. */
export function usePlanFrame() {
  const { t } = useTranslation('plan');
  return { title: t('title'), tabs: <PlanTabs /> };
}
