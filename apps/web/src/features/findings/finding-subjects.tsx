import type { BudgetLine, Finding, LegalAct, Mandate, SubjectType } from '@abat/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOneQuery, useWork } from '../../api/resources.js';
import { useActNames, useAgencyNames, useDistrictNames } from '../../api/use-names.js';
import { formatDateRange, formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { type SelectionType, useSelection } from '../../url/selection.js';
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
  const [districts, acts] = [useDistrictNames(), useActNames()];
  if (!mandate) return <span>{subject.externalId}</span>;
  const district = districts.options.find((option) => option.value === mandate.territory);
  return (
    <>
      <span>{t(`common:stage.${mandate.stage}`)}</span>
      <span>{district?.label ?? t('wholeCity')}</span>
      <span>{formatDateRange(mandate.validFrom, mandate.validTo, locale)}</span>
      {mandate.legalAct && <span>{acts.nameOf(mandate.legalAct)}</span>}
      <span>{subject.externalId}</span>
    </>
  );
}

/** Year, sum and administrator of a budget line. */
function LineMeta({ subject }: { subject: Subject }) {
  const locale = useLocale();
  const { data: line } = useOneQuery<BudgetLine>('budget-lines', subject.id);
  const agencies = useAgencyNames();
  const sum = line?.adjustedKzt ?? line?.plannedKzt;
  return (
    <>
      {line && <span>{line.year}</span>}
      {sum && <span>{formatMoney(sum, locale)}</span>}
      {line && <span>{agencies.nameOf(line.administrator)}</span>}
      <span>{subject.externalId}</span>
    </>
  );
}

/** Status and days of a legal act. */
function ActMeta({ subject }: { subject: Subject }) {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const { data: act } = useOneQuery<LegalAct>('legal-acts', subject.id);
  if (!act) return <span>{subject.externalId}</span>;
  return (
    <>
      <span>{t(`actStatus.${act.status}`)}</span>
      <span>{formatDateRange(act.validFrom, act.validTo, locale)}</span>
    </>
  );
}

function Meta({ subject }: { subject: Subject }) {
  if (subject.type === 'work') return <WorkMeta id={subject.id} />;
  if (subject.type === 'mandate') return <MandateMeta subject={subject} />;
  if (subject.type === 'budget-line') return <LineMeta subject={subject} />;
  if (subject.type === 'legal-act') return <ActMeta subject={subject} />;
  return <span>{subject.externalId}</span>;
}

function SubjectTexts({ subject }: { subject: Subject }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  return (
    <span className={classes.subjectTexts}>
      {textOf(subject.titles, locale)}
      <span className={classes.subjectMeta}>
        <span>{t(`subject.${subject.type}`)}</span>
        <Meta subject={subject} />
        {subject.demo && <DemoMark />}
      </span>
    </span>
  );
}

/** Subjects with a drawer of their own, and those that are a row of a table of powers. */
const DRAWERS: Partial<Record<SubjectType, SelectionType>> = {
  work: 'work',
  site: 'site',
  territory: 'territory',
  restriction: 'restriction',
};
const TABLES: Partial<Record<SubjectType, string>> = {
  mandate: 'mandates',
  requirement: 'coverage-requirements',
  'legal-act': 'legal-acts',
  function: 'functions',
};

/** One side of a finding: opens its drawer, leads to its table, or only tells. */
function SubjectBlock({ subject, children }: { subject: Subject; children: ReactNode }) {
  const [, select] = useSelection();
  const drawer = DRAWERS[subject.type];
  const table = TABLES[subject.type];
  if (drawer)
    return (
      <button type="button" className={classes.subject} onClick={() => select({ type: drawer, id: subject.id })}>
        {children}
      </button>
    );
  if (!table) return <div className={classes.subject}>{children}</div>;
  return (
    <Link className={classes.subject} to={`/powers/${table}?row=${subject.id}`}>
      {children}
    </Link>
  );
}

/** The sides of a finding. The line shows how a work is drawn on the map. */
export function FindingSubjects({ finding }: { finding: Finding }) {
  return (
    <ul className={classes.subjects}>
      {finding.subjects.map((subject, index) => (
        <li key={subject.id}>
          <SubjectBlock subject={subject}>
            <span className={classes.side} data-side={index === 0 ? 'a' : 'b'} aria-hidden="true" />
            <SubjectTexts subject={subject} />
          </SubjectBlock>
        </li>
      ))}
    </ul>
  );
}
