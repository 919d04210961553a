import { PHASE_LACK_TEXTS, type PhaseLack, type Project } from '@abat/contracts';
import { useMay } from '../../app/session-gate.js';
import { useMayFor } from '../../app/use-may-for.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { ActText } from '../../ui/act-button.js';
import { useChangeParams } from '../../url/params.js';
import parts from './project.module.css';

/** Parts of the page of a project that a lack may lead to. */
export const PROJECT_SECTIONS = { works: 'project-works', approvals: 'project-approvals' } as const;

type Way = 'form' | 'new-work' | keyof typeof PROJECT_SECTIONS;

/** Where what a phase lacks is given: in the form of the project, in its chain of approvals, or in each of its works. */
const WAYS: Record<Exclude<PhaseLack, 'reason'>, Way> = {
  ...{ title: 'form', agency: 'form', function: 'form', cost: 'form' },
  ...{ works: 'new-work', approvals: 'approvals' },
  ...{ 'budget-line': 'works', contractor: 'works', 'firm-dates': 'works', 'excavation-permit': 'works' },
  ...{ 'works-finished': 'works', handover: 'works', 'guarantee-over': 'works' },
};

/** Leads to where the lack is mended. */
function useWay(project: Project): (way: Way) => void {
  const change = useChangeParams();
  return (way) => {
    if (way === 'form') change({ part: 'project', row: project.id }, { push: true });
    else if (way === 'new-work')
      change({ new: `work:${project.code}`, sel: null, edit: null }, { push: true, path: '/works' });
    else document.getElementById(PROJECT_SECTIONS[way])?.focus();
  };
}

/** What a phase lacks, each with its way to where it is given. */
export function PhaseLacks({ lacks, project }: { lacks: readonly PhaseLack[]; project: Project }) {
  return (
    <ul className={parts.lacks}>
      {lacks.map((lack) => (
        <li key={lack}>
          <PhaseLackLink lack={lack} project={project} />
        </li>
      ))}
    </ul>
  );
}

/** One thing a phase still lacks; a press leads to the place where it is given. */
function PhaseLackLink({ lack, project }: { lack: PhaseLack; project: Project }) {
  const locale = useLocale();
  const mayWrite = useMayFor('project.write')(project.agency);
  const mayAdd = useMay('work.write') && mayWrite;
  const lead = useWay(project);
  const text = textOf(PHASE_LACK_TEXTS[lack], locale);
  if (lack === 'reason') return text;
  const way = WAYS[lack];
  if ((way === 'new-work' && !mayAdd) || (way === 'form' && !mayWrite)) return text;
  const button = { className: parts.lack, onClick: () => lead(way), children: text };
  // Only forms are held back: a place of the page may be looked at.
  return way === 'form' || way === 'new-work' ? <ActText {...button} /> : <button type="button" {...button} />;
}
