import type { ProjectPhase, ProjectSummary } from '@abat/contracts';
import type { MantineSize } from '@mantine/core';
import { projectName } from '../../short-number.js';
import { CodedField } from './coded-field.js';

type ProjectFieldProps = {
  label: string;
  error?: string | undefined;
  size?: MantineSize;
  /** Code of the project, or none. */
  value: string | null;
  /** Projects of which phases are offered: of those that can take in what is chosen for. */
  phases: readonly ProjectPhase[];
  /** The body whose projects stand first. */
  agency: string | null;
  onChange: (code: string | null) => void;
};

/** One project, found on the server by its short number, code or title. */
export function ProjectField({ phases, ...field }: ProjectFieldProps) {
  return (
    <CodedField<ProjectSummary>
      register="projects"
      filters={{ phase: phases.join(',') }}
      textOf={projectName}
      {...field}
    />
  );
}
