import type { Approval } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/act-button.js';
import { useChangeParams } from '../../url/params.js';
import classes from './plan.module.css';
import parts from './project.module.css';
import { Refusal } from './refusal.js';
import { useChangeRow } from './use-change-row.js';

/** Opens the form of the answer. */
function Answer({ approval }: { approval: Approval }) {
  const { t } = useTranslation('plan');
  const change = useChangeParams();
  return (
    <ActButton
      size="compact-xs"
      variant={approval.answer ? 'default' : 'filled'}
      onClick={() => change({ part: 'answers', row: approval.id, again: null }, { push: true })}
    >
      {t(approval.answer ? 'approval.correct' : 'approval.answer')}
    </ActButton>
  );
}

/** Takes the question back while nobody has answered it: the body stays in the chain, not asked yet. */
function TakeBack({ approval }: { approval: Approval }) {
  const { t } = useTranslation('plan');
  const { mutate, isPending, error } = useChangeRow<Approval>('approvals', ['projects']);
  return (
    <>
      <ActButton
        size="compact-xs"
        variant="default"
        loading={isPending}
        onClick={() => mutate({ row: approval, patch: { askedOn: null } })}
      >
        {t('approval.takeBack')}
      </ActButton>
      <Refusal error={error} />
    </>
  );
}

/** Opens the form of a new question to a body that did not agree. */
function AskAgain({ approval }: { approval: Approval }) {
  const { t } = useTranslation('plan');
  const change = useChangeParams();
  return (
    <ActButton
      size="compact-xs"
      variant="default"
      onClick={() => change({ part: 'approvals', row: 'new', again: approval.id }, { push: true })}
    >
      {t('approval.again')}
    </ActButton>
  );
}

type ActionsProps = { approval: Approval; mayAsk: boolean; mayAnswer: boolean };

/** What the reader may do: the asked body answers, the body of the project takes the question back or asks again. */
export function ApprovalActions({ approval, mayAsk, mayAnswer }: ActionsProps) {
  const { t } = useTranslation('plan');
  const { answer, askedOn, latest } = approval;
  if (!latest) return <span className={`${parts.approvalNote} ${classes.dim}`}>{t('approval.earlier')}</span>;
  if (askedOn === null) return null;
  return (
    <span className={parts.approvalActions}>
      {mayAnswer && <Answer approval={approval} />}
      {mayAsk && answer === null && <TakeBack approval={approval} />}
      {mayAsk && answer !== null && answer !== 'approved' && <AskAgain approval={approval} />}
    </span>
  );
}
