import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { Section } from '../../ui/section.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { RegulationsTable } from './regulations-table.js';
import classes from './regulations.module.css';
import { UploadForm } from './upload-form.js';

/** Regulations of bodies: upload one, go on with one. */
export function RegulationsPage() {
  const { t } = useTranslation('regulations');
  const mayUpload = useMay('regulation.write');
  return (
    <PanelFrame title={t('title')}>
      <div className={classes.page} data-single={!mayUpload || undefined}>
        <UploadForm />
        <div className={classes.list}>
          <Section title={t('list')}>
            <RegulationsTable />
          </Section>
        </div>
      </div>
    </PanelFrame>
  );
}
