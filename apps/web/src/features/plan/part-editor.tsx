import type { Project } from '@abat/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/keys.js';
import { useAgencyNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { RecordEditor } from '../edit/record-editor.js';
import type { FormField } from '../edit/record-fields.js';
import { usePlanFields } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

const PARTS = ['milestones', 'approvals', 'baselines'] as const;
export type Part = (typeof PARTS)[number];

function useFields(project: Project): Record<Part, readonly FormField[]> {
  const words = usePlanWords();
  const agencies = useAgencyNames().options;
  const { field, choice } = usePlanFields();
  const { code } = project;
  const next = String(Math.max(0, ...project.approvals.map(({ position }) => position)) + 1);
  return useMemo(() => {
    const own = field('project', 'line', { initial: code, readOnly: true, onlyNew: true });
    return {
      milestones: [
        own,
        field('title', 'line', { required: true }),
        field('dueOn', 'date', { required: true, half: true }),
        field('doneOn', 'date', { half: true }),
        field('note', 'area'),
      ],
      approvals: [
        own,
        field('position', 'number', { required: true, initial: next, half: true }),
        choice('matter', words.matters, { required: true, initial: 'design', half: true }),
        choice('agency', agencies, { required: true }),
        field('askedOn', 'date', { half: true }),
        field('dueOn', 'date', { half: true }),
        field('answeredOn', 'date', { half: true }),
        choice('answer', words.answers, { half: true }),
        field('comment', 'area'),
      ],
      baselines: [own, field('name', 'line', { required: true })],
    };
  }, [field, choice, words, agencies, code, next]);
}

/** The form of a milestone, an approval or a frozen plan, as the address says. */
export function PartEditor({ project }: { project: Project }) {
  const { t } = useTranslation('plan');
  const [name] = useParam('part');
  const [id] = useParam('row');
  const change = useChangeParams();
  const client = useQueryClient();
  const mayWrite = useMay('project.write');
  const fields = useFields(project);
  const part = PARTS.find((known) => known === name);
  if (!part || !id || !mayWrite) return null;
  const rows: readonly { id: string; version: number }[] = project[part];
  const row = rows.find((known) => known.id === id) ?? null;
  const close = () => change({ part: null, row: null });
  return (
    <RecordEditor
      key={`${part} ${id}`}
      register={part}
      row={row}
      fields={fields[part]}
      kicker={project.title}
      title={t(`part.${part}`)}
      onSaved={() => {
        void client.invalidateQueries({ queryKey: keys.all('projects') });
        close();
      }}
      onClose={close}
    />
  );
}
