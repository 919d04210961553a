import { useTranslation } from 'react-i18next';
import { TabRow } from './tab-row.js';

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

/** The tables of the screen. */
export function PowerTabs() {
  const { t } = useTranslation('powers');
  const tabs = POWER_TABS.map((tab) => ({ path: `/powers/${tab}`, name: t(`tab.${tab}`) }));
  return <TabRow label={t('tabsLabel')} tabs={tabs} />;
}
