import { type Need, OPEN_PHASES } from '@abat/contracts';
import { Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayChangeNeed } from '../../app/use-may-for.js';
import { ActButton } from '../../ui/act-button.js';
import { Section } from '../../ui/section.js';
import { ProjectField } from '../edit/project-field.js';
import classes from './plan.module.css';
import { Refusal } from './refusal.js';
import { useChangeRow } from './use-change-row.js';

/** Gathers the need into a project, says that it is met, or why nothing will come of it; a decision can be undone. */
export function NeedDecision({ need }: { need: Need }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMayChangeNeed()(need);
  const { mutate, isPending, error } = useChangeRow<Need>('needs', ['projects']);
  if (!mayWrite) return need.status === 'new' && <p className={classes.hint}>{t('need.decider')}</p>;
  const change = (patch: object) => mutate({ row: need, patch });
  const button = { size: 'xs', variant: 'default', loading: isPending } as const;
  return (
    <Section title={t('need.decision')}>
      <div className={classes.decide}>
        {need.status === 'new' && <Choices agency={need.agency} isSending={isPending} onChange={change} />}
        <Group gap="xs">
          {(need.status === 'new' || need.status === 'bundled') && (
            <ActButton {...button} onClick={() => change({ status: 'done' })}>
              {t('need.done')}
            </ActButton>
          )}
          {need.status !== 'new' && (
            <ActButton {...button} onClick={() => change({ status: 'new', project: null })}>
              {t('need.reopen')}
            </ActButton>
          )}
        </Group>
        <Refusal error={error} />
      </div>
    </Section>
  );
}

type ChoicesProps = { agency: string | null; isSending: boolean; onChange: (patch: object) => void };

/** What may become of a new need: a part of a project, or nothing for a reason. */
function Choices({ agency, isSending, onChange }: ChoicesProps) {
  const { t } = useTranslation('plan');
  const [project, setProject] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <>
      <ProjectField
        size="xs"
        label={t('need.project')}
        value={project}
        phases={OPEN_PHASES}
        agency={agency}
        onChange={setProject}
      />
      <ActButton
        size="xs"
        className={classes.choice}
        disabled={!project || isSending}
        onClick={() => onChange({ status: 'bundled', project })}
      >
        {t('need.bundle')}
      </ActButton>
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxLength={2000}
        label={t('need.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ActButton
        size="xs"
        variant="default"
        className={classes.choice}
        disabled={reason.trim() === '' || isSending}
        onClick={() => onChange({ status: 'declined', statusReason: reason.trim() })}
      >
        {t('need.decline')}
      </ActButton>
    </>
  );
}
