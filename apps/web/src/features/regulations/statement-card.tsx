import type { Mandate, Regulation, Statement, StatementDecisionRequest } from '@abat/contracts';
import { Alert, Group } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useFunctionNames } from '../../api/use-names.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useIsStale } from '../../live/connection-store.js';
import { ActButton } from '../../ui/act-button.js';
import { DecisionMark } from './decision-mark.js';
import { confirmation, proposedChoice } from './draft-mandate.js';
import { MandateFields } from './mandate-fields.js';
import { MarkedText } from './marked-text.js';
import classes from './statement.module.css';
import common from './regulations.module.css';
import { SimilarList } from './similar-list.js';
import type { useDecide } from './use-regulations.js';
import { useDecisionKeys } from './use-decision-keys.js';

type CardProps = {
  regulation: Regulation;
  statement: Statement;
  mandates: readonly Mandate[];
  territory: string;
  rights: { decide: boolean; create: boolean };
  decide: ReturnType<typeof useDecide>;
  /** Goes on to the next statement that waits. */
  onDecided: () => void;
};

function Decided({ statement }: { statement: Statement }) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const functions = useFunctionNames();
  const { mandate } = statement;
  return (
    <div className={classes.decided}>
      <DecisionMark decision={statement.decision} isNamed />
      {mandate && (
        <p>
          {functions.nameOf(mandate.function)} · {t(`common:stage.${mandate.stage}`)}{' '}
          <span className={common.dim}>{mandate.code}</span>
        </p>
      )}
      <p className={common.dim}>
        {[statement.decidedBy, statement.decidedAt && formatDateTime(statement.decidedAt, locale)]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

function Failure({ error }: { error: Error | null }) {
  const locale = useLocale();
  if (!(error instanceof ApiError)) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {error.titleIn(locale)}
    </Alert>
  );
}

function OpenDecision({ regulation, statement, mandates, territory, rights, decide, onDecided }: CardProps) {
  const { t } = useTranslation('regulations');
  const isStale = useIsStale();
  const start = () => proposedChoice(statement, { mandates, territory, mayCreate: rights.create });
  const [choice, setChoice] = useState(start);
  const confirmed = confirmation(choice, regulation);
  const say = (request: StatementDecisionRequest | null) => {
    if (request && !decide.isPending && !isStale) decide.mutate({ statement, request }, { onSuccess: onDecided });
  };
  useDecisionKeys({ confirm: () => say(confirmed), reject: () => say({ decision: 'rejected' }) });
  return (
    <>
      <MandateFields
        statement={statement}
        mandates={mandates}
        choice={choice}
        mayCreate={rights.create}
        onChange={(change) => setChoice((known) => ({ ...known, ...change }))}
      />
      <Failure error={decide.error} />
      <Group gap="xs">
        <ActButton
          leftSection={<IconCheck size={16} aria-hidden />}
          disabled={confirmed === null}
          loading={decide.isPending}
          onClick={() => say(confirmed)}
          data-testid="statement-confirm"
        >
          {t(`confirm.${choice.mode}`)}
        </ActButton>
        <ActButton
          variant="default"
          leftSection={<IconX size={16} aria-hidden />}
          disabled={decide.isPending}
          onClick={() => say({ decision: 'rejected' })}
          data-testid="statement-reject"
        >
          {t('reject')}
        </ActButton>
      </Group>
    </>
  );
}

function Reopen({ statement, decide }: Pick<CardProps, 'statement' | 'decide'>) {
  const { t } = useTranslation('regulations');
  return (
    <div>
      <Failure error={decide.error} />
      <ActButton
        variant="default"
        size="xs"
        loading={decide.isPending}
        onClick={() => decide.mutate({ statement, request: { decision: 'open' } })}
      >
        {t('reopen')}
      </ActButton>
      {statement.mandate && <p className={common.dim}>{t('reopenHint')}</p>}
    </div>
  );
}

function Decision(props: CardProps) {
  const { t } = useTranslation('regulations');
  const { statement, rights, decide } = props;
  if (statement.decision !== 'open')
    return (
      <>
        <Decided statement={statement} />
        {rights.decide && <Reopen statement={statement} decide={decide} />}
      </>
    );
  if (!rights.decide) return <p className={common.dim}>{t('noRight')}</p>;
  return <OpenDecision key={`${statement.id} ${statement.version}`} {...props} />;
}

/** One statement: its words, what is proposed for it, what a person says, who else says the same. */
export function StatementCard(props: CardProps) {
  const { t } = useTranslation('regulations');
  const { statement, decide } = props;
  const { reset } = decide;
  useEffect(() => reset(), [statement.id, reset]);
  const words = [...(statement.functions[0]?.words ?? []), ...(statement.stage?.words ?? [])];
  return (
    <div className={classes.card} data-testid="statement-card">
      <header>
        <p className={common.dim}>{[t(`section.${statement.section}`), statement.point].filter(Boolean).join(' · ')}</p>
        <p className={classes.quote}>
          <MarkedText text={statement.text} words={words} lang={statement.language} />
        </p>
      </header>
      <Decision {...props} />
      <SimilarList statement={statement} />
    </div>
  );
}
