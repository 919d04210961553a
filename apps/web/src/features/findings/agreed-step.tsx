import type { Finding, Resolution, ResolutionStep } from '@abat/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBelongs } from '../../app/use-may-for.js';
import { cityTime, formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton, ActText } from '../../ui/act-button.js';
import { DateField } from '../../ui/date-field.js';
import { CommentField } from './comment-field.js';
import classes from './findings.module.css';
import styles from './resolution.module.css';
import { SaidBy } from './said-by.js';
import { useMaySpeak } from './use-may-speak.js';
import type { Resolve } from './use-resolutions.js';

type AgreedStepProps = { finding: Finding; resolution: Resolution; step: ResolutionStep; resolve: Resolve };
type SayProps = Omit<AgreedStepProps, 'finding'> & { agency: string };

/** A party says when it did what was agreed on. */
function SayDone({ resolution, step, resolve, agency }: SayProps) {
  const { t } = useTranslation('resolutions');
  const today = cityTime(Date.now()).date;
  const [isOpen, setIsOpen] = useState(false);
  const [doneOn, setDoneOn] = useState<string | null>(today);
  const [comment, setComment] = useState('');
  const isOnBehalf = !useBelongs()(agency);
  if (!isOpen)
    return (
      <Button size="compact-xs" variant="default" onClick={() => setIsOpen(true)} data-testid="step-say">
        {t('step.say')}
      </Button>
    );
  const body = { work: step.work, doneOn, comment: comment.trim() || null };
  return (
    <div className={classes.assess}>
      <DateField size="xs" required label={t('step.day')} maxDate={today} value={doneOn} onChange={setDoneOn} />
      <CommentField isOnBehalf={isOnBehalf} value={comment} onChange={setComment} />
      <div className={classes.buttons}>
        <ActButton
          size="compact-xs"
          disabled={resolve.isPending || !doneOn || (isOnBehalf && !body.comment)}
          data-testid="step-done"
          onClick={() =>
            resolve.mutate({ do: 'completion', of: resolution, body }, { onSuccess: () => setIsOpen(false) })
          }
        >
          {t('step.done')}
        </ActButton>
        <Button size="compact-xs" variant="default" onClick={() => setIsOpen(false)}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Said({ resolution, step, resolve, agency }: SayProps) {
  const { t } = useTranslation('resolutions');
  const maySpeak = useMaySpeak();
  return (
    <>
      <SaidBy by={step.doneBy} onBehalf={step.onBehalf} comment={step.comment} />
      {maySpeak(agency) && (
        <ActText
          className={styles.takeBack}
          disabled={resolve.isPending}
          onClick={() => resolve.mutate({ do: 'completion', of: resolution, body: { work: step.work, doneOn: null } })}
        >
          {t('step.takeBack')}
        </ActText>
      )}
    </>
  );
}

type StepProps = SayProps & { isSaid: boolean };

function Done({ isSaid, ...said }: StepProps) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const { doneOn } = said.step;
  return (
    <div className={styles.step} data-done data-testid="agreed-step">
      <strong>{doneOn ? t('step.doneOn', { day: formatDate(doneOn, locale) }) : t('step.done')}</strong>
      {isSaid && doneOn && <Said {...said} />}
    </div>
  );
}

function Due({ isSaid, ...said }: StepProps) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const maySpeak = useMaySpeak();
  const { step, resolution, agency } = said;
  return (
    <div className={styles.step} data-testid="agreed-step">
      <strong>{t('step.due', { agency: nameOf(step, locale, agency) })}</strong>
      <span>{t(`step.how.${resolution.kind}`)}</span>
      {isSaid && maySpeak(agency) && <SayDone {...said} />}
    </div>
  );
}

/** Whether what was agreed on was carried out for a work, else by whom it is to be, and how Abat gets to know of it. */
export function AgreedStep({ finding, ...rest }: AgreedStepProps) {
  const { kind, state, stale } = rest.resolution;
  const isSaid = kind === 'change-method';
  // Of a work that is gone nobody has to do anything.
  const props = { ...rest, isSaid, agency: rest.step.agency ?? '' };
  if (rest.step.done) return <Done {...props} />;
  const isHeld = stale || finding.status === 'closed';
  return state === 'agreed' && (isSaid || !isHeld) ? <Due {...props} /> : null;
}
