import type { Finding, Statement } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFindings } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Section } from '../../ui/section.js';
import { MarkedText } from './marked-text.js';
import classes from './statement.module.css';
import common from './regulations.module.css';

const wordsOf = (finding: Finding, side: 0 | 1): string[] =>
  String(finding.measures[side === 0 ? 'wordsA' : 'wordsB'] ?? '').split(', ');

type SideProps = { finding: Finding; side: 0 | 1; agency: string; language: string };

function Side({ finding, side, agency, language }: SideProps) {
  const subject = finding.subjects[side];
  return (
    <div className={classes.side}>
      <div className={common.dim}>{[agency, subject?.externalId].filter(Boolean).join(' · ')}</div>
      <MarkedText text={subject?.title ?? ''} words={wordsOf(finding, side)} lang={language} />
    </div>
  );
}

function Pair({ finding, statement }: { finding: Finding; statement: Statement }) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const own = finding.subjects[0]?.id === statement.id ? 0 : 1;
  const other = own === 0 ? 1 : 0;
  const party = (isOwn: boolean) => finding.parties.find(({ agency }) => (agency === statement.agency) === isOwn);
  const name = (isOwn: boolean) => {
    const found = party(isOwn);
    return found ? nameOf(found, locale) : '';
  };
  return (
    <article className={classes.pair}>
      <Side finding={finding} side={own} agency={name(true)} language={statement.language} />
      <Side finding={finding} side={other} agency={name(false)} language={statement.language} />
      <footer className={classes.pairFoot}>
        <span>{t('similar.share', { share: formatPercent(Number(finding.measures['similarity']), locale) })}</span>
        <Link to={`/findings?sel=finding:${finding.id}`} className={common.link}>
          {t('similar.open', { number: finding.number })}
        </Link>
      </footer>
    </article>
  );
}

/** Statements of other bodies that say the same, side by side, with the words they share. */
export function SimilarList({ statement }: { statement: Statement }) {
  const { t } = useTranslation('regulations');
  const list = useFlatList(useFindings({ rule: 'mandate.similar-text', subject: statement.id }));
  const findings = list.items;
  if (findings.length === 0) return null;
  return (
    <Section title={t('similar.title')}>
      <div className={classes.pairs} data-testid="similar-statements">
        {findings.map((finding) => (
          <Pair key={finding.id} finding={finding} statement={statement} />
        ))}
      </div>
      <MoreRows list={list} />
    </Section>
  );
}
