import type { AssessRequest, Finding } from '@abat/contracts';
import { Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useBelongs } from '../../app/use-may-for.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { AssessmentHistory } from './assessment-history.js';
import { CommentField } from './comment-field.js';
import classes from './findings.module.css';
import { SaidBy } from './said-by.js';
import { useMaySpeak } from './use-may-speak.js';

type Party = Finding['parties'][number];
const hasSpoken = ({ assessment }: Party): boolean => assessment !== 'not-assessed';
const ANSWERS = ['conflict', 'no-conflict', 'not-ours'] as const;

function useAssess(finding: Finding) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AssessRequest) =>
      call<Finding>(`/api/v1/findings/${finding.id}/assessments`, { method: 'POST', body, version: finding.version }),
    onSuccess: (answer) => {
      client.setQueryData(keys.one('findings', finding.id), answer);
      void client.invalidateQueries({ queryKey: keys.lists('findings') });
    },
    onError: (error) => {
      const message = error instanceof ApiError ? error.titleIn(locale) : t('state.failed');
      notifications.show({ color: 'red', message });
      void client.invalidateQueries({ queryKey: keys.one('findings', finding.id) });
    },
  });
}

function Assess({ finding, party }: { finding: Finding; party: Party }) {
  const { t } = useTranslation('common');
  const [comment, setComment] = useState('');
  const isOnBehalf = !useBelongs()(party.agency);
  const isReasoned = !isOnBehalf || comment.trim() !== '';
  const assess = useAssess(finding);
  return (
    <div className={classes.assess}>
      <CommentField isOnBehalf={isOnBehalf} value={comment} onChange={setComment} />
      <Group gap={6}>
        {ANSWERS.map((assessment) => (
          <ActButton
            key={assessment}
            size="compact-xs"
            variant={party.assessment === assessment ? 'light' : 'default'}
            disabled={assess.isPending || !isReasoned}
            onClick={() => assess.mutate({ agency: party.agency, assessment, comment: comment.trim() || null })}
          >
            {t(`common:assessment.${assessment}`)}
          </ActButton>
        ))}
      </Group>
    </div>
  );
}

function PartyBlock({ finding, party }: { finding: Finding; party: Party }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  const maySpeak = useMaySpeak();
  return (
    <div className={classes.party}>
      <div className={classes.partyHead}>
        <span>{nameOf(party, locale, party.agency)}</span>
        <strong>{t(`common:assessment.${party.assessment}`)}</strong>
      </div>
      {party.assessedAt && <SaidBy {...party} by={party.assessedBy} at={party.assessedAt} />}
      {maySpeak(party.agency) && finding.status !== 'closed' && <Assess finding={finding} party={party} />}
    </div>
  );
}

/** What each party says, and the buttons of those who may say it. */
export function FindingParties({ finding }: { finding: Finding }) {
  const { t } = useTranslation('findings');
  if (finding.parties.length === 0) return <p className={classes.noParties}>{t('noParties')}</p>;
  return (
    <>
      {finding.parties.map((party) => (
        <PartyBlock key={party.agency} finding={finding} party={party} />
      ))}
      {finding.parties.some(hasSpoken) && <AssessmentHistory id={finding.id} />}
    </>
  );
}
