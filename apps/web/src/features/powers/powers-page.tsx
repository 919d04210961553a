import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/error-page.js';
import { AgreementsTab } from './agreements-tab.js';
import { FunctionsTab, KindsTab, SetsTab } from './dictionary-tabs.js';
import { LegalActsTab } from './legal-acts-tab.js';
import { LegalGapsTab } from './legal-gaps-tab.js';
import { MandatesTab } from './mandates-tab.js';
import { POWER_TABS, type PowerTab } from './power-tabs.js';
import { RequirementsTab } from './requirements-tab.js';

const TABS: Record<PowerTab, ComponentType> = {
  mandates: MandatesTab,
  agreements: AgreementsTab,
  'legal-acts': LegalActsTab,
  'legal-gaps': LegalGapsTab,
  'coverage-requirements': RequirementsTab,
  functions: FunctionsTab,
  'object-kinds': KindsTab,
  'mandate-sets': SetsTab,
};

/** The register of powers: one table at a time. */
export function PowersPage() {
  const { tab } = useParams();
  const known = POWER_TABS.find((name) => name === tab);
  if (!known) return <NotFoundPage />;
  const Tab = TABS[known];
  return <Tab key={known} />;
}
