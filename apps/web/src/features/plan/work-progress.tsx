import type { ProgressReport, Work } from '@abat/contracts';
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useMayChangeWork } from '../../app/use-may-for.js';
import { formatDate, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Section } from '../../ui/section.js';
import { DeleteRecord } from '../edit/delete-record.js';
import { PhotoFacts } from '../field/photo-facts.js';
import { ReportForm } from '../field/report-form.js';
import { contentOf, DropFile, useAttachments } from './attachments.js';
import pictures from './pictures.module.css';
import classes from './plan.module.css';

function Photos({ reportId, mayWrite }: { reportId: string; mayWrite: boolean }) {
  const { data } = useAttachments(reportId);
  return (
    <span className={pictures.strip}>
      {data?.items
        .filter(({ mediaType }) => mediaType.startsWith('image/'))
        .map((file) => (
          <span key={file.id}>
            <a href={contentOf(file)} target="_blank" rel="noopener noreferrer">
              <img src={contentOf(file)} alt={file.fileName} loading="lazy" />
              <PhotoFacts photo={file} />
            </a>
            {mayWrite && <DropFile file={file} />}
          </span>
        ))}
    </span>
  );
}

const FOLLOWS = ['works', 'projects', 'attachments'] as const;

function Report({ report, mayWrite }: { report: ProgressReport; mayWrite: boolean }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const percent = `${formatNumber(report.percent, locale)} %`;
  const day = formatDate(report.reportedOn, locale, 'medium');
  return (
    <li className={pictures.report}>
      <b>{percent}</b>
      <span className={classes.dim}>{day}</span>
      {mayWrite && (
        <span className={pictures.own}>
          <DeleteRecord
            register="progress-reports"
            row={report}
            size="compact-xs"
            name={`${day}: ${percent}`}
            goes={t('goes.progress-reports')}
            also={FOLLOWS}
          />
        </span>
      )}
      {report.note && <p>{report.note}</p>}
      {report.attachments > 0 && <Photos reportId={report.id} mayWrite={mayWrite} />}
    </li>
  );
}

type WorkReportsProps = { work: Work; aside?: ReactNode; form?: ReactNode };

/** What was told of a work from its place so far, newest first. */
export function WorkReports({ work, aside, form }: WorkReportsProps) {
  const { t } = useTranslation('plan');
  const mayWrite = useMayChangeWork()(work);
  const list = useFlatList(useListQuery<ProgressReport>('progress-reports', { work: work.id, limit: 20 }));
  const reports = list.items;
  return (
    <Section title={t('progress.title')} aside={aside}>
      {form}
      {reports.length === 0 && !form && <p className={classes.hint}>{t('progress.none')}</p>}
      <ul className={pictures.reports} data-testid="reports">
        {reports.map((report) => (
          <Report key={report.id} report={report} mayWrite={mayWrite} />
        ))}
      </ul>
      <MoreRows list={list} />
    </Section>
  );
}

/** The reports of a work with a way to add one. */
export function WorkProgress({ work }: { work: Work }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMayChangeWork()(work);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <WorkReports
      work={work}
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
