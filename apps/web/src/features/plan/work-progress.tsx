import type { ProgressReport, Work } from '@abat/contracts';
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { useMay } from '../../app/session-gate.js';
import { formatDate, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Section } from '../../ui/section.js';
import { PhotoFacts } from '../field/photo-facts.js';
import { ReportForm } from '../field/report-form.js';
import { contentOf, useAttachments } from './attachments.js';
import pictures from './pictures.module.css';
import classes from './plan.module.css';

function Photos({ reportId }: { reportId: string }) {
  const { data } = useAttachments(reportId);
  return (
    <span className={pictures.strip}>
      {data?.items
        .filter(({ mediaType }) => mediaType.startsWith('image/'))
        .map((file) => (
          <a key={file.id} href={contentOf(file)} target="_blank" rel="noopener noreferrer">
            <img src={contentOf(file)} alt={file.fileName} loading="lazy" />
            <PhotoFacts photo={file} />
          </a>
        ))}
    </span>
  );
}

function Report({ report }: { report: ProgressReport }) {
  const locale = useLocale();
  return (
    <li className={pictures.report}>
      <b>{formatNumber(report.percent, locale)} %</b>
      <span className={classes.dim}>{formatDate(report.reportedOn, locale, 'medium')}</span>
      {report.note && <p>{report.note}</p>}
      {report.attachments > 0 && <Photos reportId={report.id} />}
    </li>
  );
}

type WorkReportsProps = { workId: string; aside?: ReactNode; form?: ReactNode };

/** What was told of a work from its place so far, newest first. */
export function WorkReports({ workId, aside, form }: WorkReportsProps) {
  const { t } = useTranslation('plan');
  const { data } = useListQuery<ProgressReport>('progress-reports', { work: workId, limit: 20 });
  const reports = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={t('progress.title')} aside={aside}>
      {form}
      {reports.length === 0 && !form && <p className={classes.hint}>{t('progress.none')}</p>}
      <ul className={pictures.reports} data-testid="reports">
        {reports.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
    </Section>
  );
}

/** The reports of a work with a way to add one. */
export function WorkProgress({ work }: { work: Work }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMay('work.write');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <WorkReports
      workId={work.id}
      aside={
        mayWrite &&
        !isOpen && (
          <Button size="compact-xs" variant="subtle" onClick={() => setIsOpen(true)}>
            {t('progress.add')}
          </Button>
        )
      }
      form={isOpen && <ReportForm work={work} onClose={() => setIsOpen(false)} />}
    />
  );
}
