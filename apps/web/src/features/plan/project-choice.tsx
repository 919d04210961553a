import { PROJECT_PHASES, type ProjectSummary } from '@abat/contracts';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { shortNumber } from '../../short-number.js';

const SHOWN = 30;
/** What is over takes nothing in. */
const LIVE = PROJECT_PHASES.filter((phase) => phase !== 'closed' && phase !== 'cancelled').join(',');

type ProjectChoiceProps = { project: ProjectSummary | null; onChange: (project: ProjectSummary | null) => void };

/** Projects that the text finds, the chosen one among them, and whether there are more. */
function useFound(project: ProjectSummary | null, q: string) {
  const found = useListQuery<ProjectSummary>('projects', { q, phase: LIVE, limit: SHOWN });
  const { items, total } = found.data?.pages[0] ?? { items: [], total: 0 };
  const isListed = project === null || items.some(({ id }) => id === project.id);
  return { all: isListed ? items : [project, ...items], shown: items.length, total };
}

/** One project, looked for on the server by name or code; says when more are found than it shows. */
export function ProjectChoice({ project, onChange }: ProjectChoiceProps) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const labelOf = ({ number, title }: ProjectSummary): string => `${shortNumber('project', number)} · ${title}`;
  const isChosenText = project !== null && q === labelOf(project);
  const { all, shown, total } = useFound(project, isChosenText ? '' : q);
  const counts = { shown: formatNumber(shown, locale), total: formatNumber(total, locale) };
  return (
    <Select
      size="xs"
      searchable
      clearable
      label={t('need.project')}
      placeholder={t('need.projectSearch')}
      nothingFoundMessage={t('project.none')}
      {...(total > shown ? { description: t('need.projectsShown', counts) } : {})}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      comboboxProps={{ zIndex: 550 }}
      filter={({ options }) => options}
      data={all.map((one) => ({ value: one.id, label: labelOf(one) }))}
      value={project?.id ?? null}
      onSearchChange={setText}
      onChange={(id) => onChange(all.find((one) => one.id === id) ?? null)}
    />
  );
}
