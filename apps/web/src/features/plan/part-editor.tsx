import type { Approval, Baseline, Milestone, Project } from '@abat/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/keys.js';
import { useAgencyNames } from '../../api/use-names.js';
import { useMayFor } from '../../app/use-may-for.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { type ClosedRecord, RecordEditor } from '../edit/record-editor.js';
import type { FormField } from '../edit/record-fields.js';
import { usePlanFields } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

const REGISTERS = {
  milestones: 'milestones',
  approvals: 'approvals',
  answers: 'approvals',
  baselines: 'baselines',
} as const;
export type Part = keyof typeof REGISTERS;
const PARTS = Object.keys(REGISTERS) as Part[];
type PartRow = Milestone | Approval | Baseline;

/** @param again the answered question that is asked once more */
function useFields(project: Project, again: Approval | undefined): Record<Part, readonly FormField[]> {
  const words = usePlanWords();
  const agencies = useAgencyNames().options;
  const { field, choice } = usePlanFields();
  const { code } = project;
  const next = String(again?.position ?? Math.max(0, ...project.approvals.map(({ position }) => position)) + 1);
  return useMemo(() => {
    const own = field('project', 'line', { initial: code, isHidden: true, onlyNew: true });
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
        choice('matter', words.matters, { required: true, initial: again?.matter ?? 'design', half: true }),
        choice('agency', agencies, { required: true, initial: again?.agency ?? '' }),
        field('askedOn', 'date', { required: again !== undefined, half: true }),
        field('dueOn', 'date', { half: true }),
      ],
      answers: [
        choice('answer', words.answers, { required: true, half: true }),
        field('answeredOn', 'date', { required: true, half: true }),
        field('comment', 'area'),
      ],
      baselines: [own, field('name', 'line', { required: true })],
    };
  }, [field, choice, words, agencies, code, next, again]);
}

/** Whether the reader may fill this form: the asked body answers, the body of the project asks until it is answered. */
function useIsAllowed(project: Project): (part: Part, approval: Approval | undefined) => boolean {
  const mayFor = useMayFor('project.write');
  return (part, approval) => {
    if (part === 'answers') return approval !== undefined && mayFor(approval.agency);
    return mayFor(project.agency) && (part !== 'approvals' || !approval?.answer);
  };
}

type FormProps = { project: Project; part: Part; id: string; again: Approval | undefined };

/**
 * What the form was opened for, kept current. It stays when somebody else takes it away meanwhile, or answers, so that
 * nothing written is lost; undefined while the form may not be opened.
 */
function useOpened({ project, part, id }: FormProps): PartRow | null | undefined {
  const isAllowed = useIsAllowed(project);
  const [opened, setOpened] = useState<PartRow | null>();
  const rows: readonly PartRow[] = project[REGISTERS[part]];
  const current = id === 'new' ? null : rows.find((known) => known.id === id);
  const mayOpen = current !== undefined && isAllowed(part, approvalOf(project, id));
  const isNews = current && current !== opened && opened !== undefined;
  if ((opened === undefined && mayOpen) || isNews) setOpened(current);
  return opened;
}

const approvalOf = (project: Project, id: string) => project.approvals.find((known) => known.id === id);

/** What is said over the form of a question that was answered while it was open. */
function useAnswered({ project, part, id }: FormProps): ClosedRecord | null {
  const { t } = useTranslation('plan');
  const answer = approvalOf(project, id)?.answer;
  if (part !== 'approvals' || !answer) return null;
  return { title: t('approval.answered'), text: t('approval.answeredText', { answer: t(`answer.${answer}`) }) };
}

function PartForm(props: FormProps) {
  const { project, part, again } = props;
  const { t } = useTranslation('plan');
  const change = useChangeParams();
  const client = useQueryClient();
  const fields = useFields(project, again);
  const agencies = useAgencyNames();
  const row = useOpened(props);
  const closed = useAnswered(props);
  if (row === undefined) return null;
  const nameOf = (known: PartRow) =>
    'agency' in known ? agencies.nameOf(known.agency) : 'title' in known ? known.title : known.name;
  // An answer is taken back with its question, by whoever asked.
  const deletion = part !== 'answers' &&
    !closed &&
    row && { name: nameOf(row), goes: t(`goes.${part}`), also: ['projects'] as const };
  const close = () => change({ part: null, row: null, again: null });
  return (
    <RecordEditor
      register={REGISTERS[part]}
      row={row}
      fields={fields[part]}
      kicker={project.title}
      title={t(`part.${part}`)}
      closed={closed}
      {...(deletion && { deletion })}
      onSaved={() => {
        void client.invalidateQueries({ queryKey: keys.all('projects') });
        close();
      }}
      onClose={close}
    />
  );
}

/** The form of a milestone, an approval, its answer or a frozen plan, as the address says. */
export function PartEditor({ project }: { project: Project }) {
  const [name] = useParam('part');
  const [id] = useParam('row');
  const [askedAgain] = useParam('again');
  const part = PARTS.find((known) => known === name);
  if (!part || !id) return null;
  const again = project.approvals.find((known) => known.id === askedAgain);
  return <PartForm key={`${part} ${id} ${askedAgain}`} {...{ project, part, id, again }} />;
}
