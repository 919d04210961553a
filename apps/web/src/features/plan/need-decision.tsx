import type { Need, ProjectSummary } from '@abat/contracts';
import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { useIsStale } from '../../live/connection-store.js';
import { Section } from '../../ui/section.js';
import classes from './plan.module.css';
import { ProjectChoice } from './project-choice.js';
import { Refusal } from './refusal.js';
import { useChangeRow } from './use-change-row.js';

/** Gathers the need into a project, says that it is met, or why nothing will come of it; a decision can be undone. */
export function NeedDecision({ need }: { need: Need }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMay('project.write');
  const isStale = useIsStale();
  const { mutate, isPending, error } = useChangeRow<Need>('needs', ['projects']);
  if (!mayWrite) return null;
  const change = (patch: object) => mutate({ row: need, patch });
  const button = { size: 'xs', variant: 'default', loading: isPending, disabled: isStale } as const;
  return (
    <Section title={t('need.decision')}>
      <div className={classes.decide}>
        {need.status === 'new' && <Choices isBlocked={isPending || isStale} onChange={change} />}
        <Group gap="xs">
          {(need.status === 'new' || need.status === 'bundled') && (
            <Button {...button} onClick={() => change({ status: 'done' })}>
              {t('need.done')}
            </Button>
          )}
          {need.status !== 'new' && (
            <Button {...button} onClick={() => change({ status: 'new', project: null })}>
              {t('need.reopen')}
            </Button>
          )}
        </Group>
        <Refusal error={error} />
      </div>
    </Section>
  );
}

/** What may become of a new need: a part of a project, or nothing for a reason. */
function Choices({ isBlocked, onChange }: { isBlocked: boolean; onChange: (patch: object) => void }) {
  const { t } = useTranslation('plan');
  const [project, setProject] = useState<ProjectSummary | null>(null);
  const [reason, setReason] = useState('');
  return (
    <>
      <ProjectChoice project={project} onChange={setProject} />
      <Button
        size="xs"
        disabled={!project || isBlocked}
        onClick={() => onChange({ status: 'bundled', project: project?.code })}
      >
        {t('need.bundle')}
      </Button>
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxLength={2000}
        label={t('need.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        disabled={reason.trim() === '' || isBlocked}
        onClick={() => onChange({ status: 'declined', statusReason: reason.trim() })}
      >
        {t('need.decline')}
      </Button>
    </>
  );
}
