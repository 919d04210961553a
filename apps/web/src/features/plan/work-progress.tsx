import type { ProgressReport, Work } from '@abat/contracts';
import { Button, FileButton, Slider, Textarea } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useListQuery } from '../../api/resources.js';
import { useMay } from '../../app/session-gate.js';
import { cityTime, formatDate, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useIsStale } from '../../live/connection-store.js';
import { Section } from '../../ui/section.js';
import { contentOf, uploadFile, useAttachments } from './attachments.js';
import pictures from './pictures.module.css';
import classes from './plan.module.css';
import { Refusal } from './refusal.js';

type Draft = { percent: number; note: string; files: readonly File[] };

/** Stores the report, then its photos one after another. */
function useReport(workId: string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ percent, note, files }: Draft) => {
      const body = { work: workId, reportedOn: cityTime(Date.now()).date, percent, note: note.trim() || null };
      const report = await call<ProgressReport>('/api/v1/progress-reports', { method: 'POST', body });
      for (const file of files) await uploadFile('progress-report', report.id, file);
    },
    onSuccess: onDone,
    onSettled: () => {
      for (const name of ['progress-reports', 'attachments', 'works'] as const)
        void client.invalidateQueries({ queryKey: keys.all(name) });
    },
  });
}

function ReportForm({ work, onClose }: { work: Work; onClose: () => void }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const isStale = useIsStale();
  const [draft, setDraft] = useState<Draft>({ percent: work.progressPercent ?? 0, note: '', files: [] });
  const { mutate, isPending, error } = useReport(work.id, onClose);
  return (
    <form
      className={classes.decide}
      data-testid="progress-form"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(draft);
      }}
    >
      <label className={pictures.sliderLabel} htmlFor="progress-percent">
        {t('progress.percent', { percent: formatNumber(draft.percent, locale) })}
      </label>
      <Slider
        thumbProps={{ id: 'progress-percent', 'aria-label': t('field.percent') }}
        value={draft.percent}
        step={5}
        label={null}
        onChange={(percent) => setDraft({ ...draft, percent })}
      />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxLength={4000}
        label={t('field.note')}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
      />
      <FileButton
        accept="image/*"
        capture="environment"
        multiple
        onChange={(files) => setDraft({ ...draft, files: [...draft.files, ...files] })}
      >
        {(props) => (
          <Button {...props} size="sm" variant="default" leftSection={<IconCamera size={18} aria-hidden />}>
            {draft.files.length === 0 ? t('progress.photo') : t('progress.photos', { count: draft.files.length })}
          </Button>
        )}
      </FileButton>
      <Refusal error={error} />
      <Button
        size="sm"
        type="submit"
        loading={isPending}
        disabled={isStale}
        title={isStale ? t('common:state.blockedWhileStale') : undefined}
      >
        {t('progress.send')}
      </Button>
      <Button size="sm" variant="subtle" onClick={onClose}>
        {t('common:action.cancel')}
      </Button>
    </form>
  );
}

function Photos({ reportId }: { reportId: string }) {
  const { data } = useAttachments(reportId);
  return (
    <span className={pictures.strip}>
      {data?.items
        .filter(({ mediaType }) => mediaType.startsWith('image/'))
        .map((file) => (
          <a key={file.id} href={contentOf(file)} target="_blank" rel="noopener noreferrer">
            <img src={contentOf(file)} alt={file.fileName} loading="lazy" />
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

/** What was done so far, told from the place with photos. */
export function WorkProgress({ work }: { work: Work }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMay('work.write');
  const isStale = useIsStale();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useListQuery<ProgressReport>('progress-reports', { work: work.id, limit: 20 });
  const reports = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section
      title={t('progress.title')}
      aside={
        mayWrite &&
        !isOpen && (
          <Button size="compact-xs" variant="subtle" disabled={isStale} onClick={() => setIsOpen(true)}>
            {t('progress.add')}
          </Button>
        )
      }
    >
      {isOpen && <ReportForm work={work} onClose={() => setIsOpen(false)} />}
      {reports.length === 0 && !isOpen && <p className={classes.hint}>{t('progress.none')}</p>}
      <ul className={pictures.reports}>
        {reports.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
    </Section>
  );
}
