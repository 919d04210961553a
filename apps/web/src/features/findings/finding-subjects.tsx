import type { Finding, Mandate } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useOneQuery, useWork } from '../../api/resources.js';
import { useDistrictNames } from '../../api/use-names.js';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { useSelection } from '../../url/selection.js';
import classes from './findings.module.css';

type Subject = Finding['subjects'][number];

function WorkMeta({ id }: { id: string }) {
  const locale = useLocale();
  const { data: work } = useWork(id);
  if (!work) return null;
  return (
    <>
      <span>{formatDateRange(work.start, work.end, locale)}</span>
      <WorkStatusBadge status={work.status} />
    </>
  );
}

/** Stage, place, days and basis of a mandate: what makes one body the holder. */
function MandateMeta({ subject }: { subject: Subject }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  const { data: mandate } = useOneQuery<Mandate>('mandates', subject.id);
  const districts = useDistrictNames();
  if (!mandate) return <span>{subject.externalId}</span>;
  const district = districts.options.find((option) => option.value === mandate.territory);
  return (
    <>
      <span>{t(`common:stage.${mandate.stage}`)}</span>
      <span>{district?.label ?? t('wholeCity')}</span>
      <span>{formatDateRange(mandate.validFrom, mandate.validTo, locale)}</span>
      {mandate.legalBasis && <span>{mandate.legalBasis}</span>}
      <span>{subject.externalId}</span>
    </>
  );
}

function SubjectTexts({ subject }: { subject: Subject }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  return (
    <span className={classes.subjectTexts}>
      {textOf(subject.titles, locale)}
      <span className={classes.subjectMeta}>
        <span>{t(`subject.${subject.type}`)}</span>
        {subject.type === 'work' ? <WorkMeta id={subject.id} /> : <MandateMeta subject={subject} />}
        {subject.demo && <DemoMark />}
      </span>
    </span>
  );
}

/** The sides of a finding; a work opens on a click. The line shows how the side is drawn on the map. */
export function FindingSubjects({ finding }: { finding: Finding }) {
  const [, select] = useSelection();
  return (
    <ul className={classes.subjects}>
      {finding.subjects.map((subject, index) => {
        const side = <span className={classes.side} data-side={index === 0 ? 'a' : 'b'} aria-hidden="true" />;
        return (
          <li key={subject.id}>
            {subject.type === 'work' ? (
              <button
                type="button"
                className={classes.subject}
                onClick={() => select({ type: 'work', id: subject.id })}
              >
                {side}
                <SubjectTexts subject={subject} />
              </button>
            ) : (
              <div className={classes.subject}>
                {side}
                <SubjectTexts subject={subject} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
