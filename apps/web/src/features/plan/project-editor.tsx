import type { Project } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { RecordEditor } from '../edit/record-editor.js';
import { useProjectFields } from './use-project-fields.js';

type ProjectEditorProps = {
  /** The stored project; null makes a new one. */
  row: Project | null;
  onSaved: (project: Project) => void;
  onClose: () => void;
};

/** The form of a project, new or stored. */
export function ProjectEditor({ row, onSaved, onClose }: ProjectEditorProps) {
  const { t } = useTranslation('plan');
  return (
    <RecordEditor<Project>
      register="projects"
      row={row}
      fields={useProjectFields()}
      kicker={row ? t('project.editing', { number: row.number }) : t('project.kicker')}
      title={row ? row.title : t('project.new')}
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
