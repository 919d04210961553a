import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { Section } from '../../ui/section.js';
import { EmptyState } from '../../ui/states.js';
import { PanelFrame } from '../shell/panel-frame.js';
import classes from './imports.module.css';
import { RunsTable } from './runs-table.js';
import { UploadForm } from './upload-form.js';

/** Uploads of files into the registers, and what became of them. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const mayImport = useMay('import.run');
  return (
    <PanelFrame title={t('title')}>
      {mayImport ? (
        <div className={classes.page}>
          <UploadForm />
          <div className={classes.runs}>
            <Section title={t('runs')}>
              <RunsTable />
            </Section>
          </div>
        </div>
      ) : (
        <EmptyState title={t('noRight')} hint={t('noRightHint')} />
      )}
    </PanelFrame>
  );
}
