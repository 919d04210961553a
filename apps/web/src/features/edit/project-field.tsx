import { PROJECT_PHASES, type ProjectSummary } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { CodedField } from './coded-field.js';
import type { DraftControl } from './use-draft.js';
import type { Faults } from './use-faults.js';

const OPEN = { phase: PROJECT_PHASES.filter((phase) => phase !== 'closed' && phase !== 'cancelled').join(',') };

/** The project a work belongs to: open ones, those of the work's own body first. */
export function ProjectField({ control, faults }: { control: DraftControl; faults: Faults }) {
  const { t } = useTranslation('edit');
  const { draft, set } = control;
  return (
    <CodedField<ProjectSummary>
      register="projects"
      label={t('field.project')}
      error={faults.at('project')}
      value={draft.project}
      filters={OPEN}
      agency={draft.agency}
      textOf={({ code, title }) => `${code} · ${title}`}
      onChange={(project) => set({ project })}
    />
  );
}
