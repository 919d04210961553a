import type { ProjectSummary } from '@abat/contracts';
import { Link } from 'react-router';
import { useByCode } from '../../api/use-by-code.js';
import { projectName } from '../../short-number.js';

/** The project of a code by its number and title, leading to its page; the code alone until the project is read. */
export function ProjectLink({ code }: { code: string }) {
  const project = useByCode<ProjectSummary>('projects', code);
  return project ? <Link to={`/projects/${project.id}`}>{projectName(project)}</Link> : code;
}
