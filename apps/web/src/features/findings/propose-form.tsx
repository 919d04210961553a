import type { Finding, ResolutionKind, Work } from '@abat/contracts';
import { Button, Select, Textarea } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { oneQuery } from '../../api/resources.js';
import { useBelongs } from '../../app/use-may-for.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './findings.module.css';
import { PlanFields } from './plan-fields.js';
import {
  EMPTY_PLAN,
  kindsFor,
  needsNote,
  type PlanDraft,
  type PlannedWork,
  planFaults,
  planOf,
} from './resolution-plan.js';
import styles from './resolution.module.css';
import { useMaySpeak } from './use-may-speak.js';
import type { Resolve } from './use-resolutions.js';

const above = { zIndex: 550 } as const;

/** The works of a finding as they are now; null until all are read. */
function useWorksOf(finding: Finding) {
  const ids = finding.subjects.filter(({ type }) => type === 'work').map(({ id }) => id);
  return useQueries({
    queries: ids.map((id) => oneQuery<Work>('works', id)),
    combine: (answers) => {
      const works = answers.map(({ data }) => data).filter((work) => work !== undefined);
      return {
        works: works.length === ids.length ? works : null,
        error: answers.find(({ error }) => error)?.error ?? null,
        retry: () => answers.forEach(({ refetch }) => void refetch()),
      };
    },
  });
}

function AgencyField(props: { finding: Finding; value: string; onChange: (agency: string | null) => void }) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const maySpeak = useMaySpeak();
  const speakers = props.finding.parties.filter(({ agency }) => maySpeak(agency));
  if (speakers.length < 2) return null;
  return (
    <Select
      size="xs"
      label={t('shared.agencyLabel')}
      allowDeselect={false}
      comboboxProps={above}
      data={speakers.map((party) => ({ value: party.agency, label: nameOf(party, locale, party.agency) }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}

/** Why nothing may be proposed now: the finding is closed, or a resolution waits for answers or is agreed. */
type Held = 'closed' | 'taken' | null;

type FormProps = {
  finding: Finding;
  works: readonly PlannedWork[];
  resolve: Resolve;
  /** The party that proposes unless another one is chosen. */
  speaker: string;
  held: Held;
  onClose: () => void;
};

/** What is filled in, what is wrong with it, and the sending. */
function useProposing({ works, resolve, speaker, onClose }: FormProps) {
  const { t } = useTranslation('resolutions');
  const kinds = kindsFor(works);
  const [kind, setKind] = useState<ResolutionKind>(kinds[0] ?? 'accept');
  const [draft, setDraft] = useState<PlanDraft>(EMPTY_PLAN);
  const [agency, setAgency] = useState(speaker);
  const [wasTried, setWasTried] = useState(false);
  const isOnBehalf = !useBelongs()(agency);
  const faults = planFaults(kind, works, draft, isOnBehalf);
  const errorAt = (path: string): string | undefined => {
    const fault = wasTried ? faults.find((one) => one.path === path) : undefined;
    return fault && t(`plan.fault.${fault.code}`);
  };
  const send = () => {
    setWasTried(true);
    if (faults.length > 0) return;
    const body = { agency, kind, note: draft.note.trim() || null, plan: planOf(kind, works, draft) };
    resolve.mutate({ do: 'propose', body }, { onSuccess: onClose });
  };
  const chooseKind = (next: ResolutionKind) => {
    setKind(next);
    setDraft({ ...EMPTY_PLAN, note: draft.note });
    setWasTried(false);
  };
  const change = (part: Partial<PlanDraft>) => setDraft((now) => ({ ...now, ...part }));
  return { kinds, kind, chooseKind, draft, change, agency, setAgency, isOnBehalf, errorAt, send };
}

function Form(props: FormProps) {
  const { t } = useTranslation('resolutions');
  const { finding, works, resolve, held, onClose } = props;
  const { kinds, kind, draft, ...form } = useProposing(props);
  return (
    <form
      className={styles.form}
      noValidate
      data-testid="resolution-form"
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <AgencyField finding={finding} value={form.agency} onChange={(agency) => agency && form.setAgency(agency)} />
      <Select
        size="xs"
        label={t('shared.kindLabel')}
        allowDeselect={false}
        comboboxProps={above}
        data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={(value) => value && form.chooseKind(value)}
      />
      <PlanFields kind={kind} works={works} draft={draft} errorAt={form.errorAt} onChange={form.change} />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxLength={4000}
        label={t(`plan.note.${kind}`)}
        description={form.isOnBehalf && t('onBehalf.note')}
        required={needsNote(kind, works, form.isOnBehalf)}
        error={form.errorAt('note')}
        value={draft.note}
        onChange={(event) => form.change({ note: event.currentTarget.value })}
      />
      {held && !resolve.isPending && (
        <p className={classes.outdated} role="status" data-testid="resolution-held">
          {t(`shared.held.${held}`)}
        </p>
      )}
      <div className={classes.buttons}>
        <ActButton
          size="compact-sm"
          type="submit"
          loading={resolve.isPending}
          disabled={held !== null}
          data-testid="send-resolution"
        >
          {t('shared.send')}
        </ActButton>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Opened({ finding, ...rest }: Omit<FormProps, 'works'>) {
  const { works, error, retry } = useWorksOf(finding);
  if (works) return <Form finding={finding} works={works} {...rest} />;
  return error ? <ErrorState error={error} onRetry={retry} /> : <LoadingRows rows={2} height={48} />;
}

/** A party proposes how to end the finding. Closed until somebody wants to; once open, it keeps what is written. */
export function ProposeForm({ finding, resolve, held }: Pick<FormProps, 'finding' | 'resolve' | 'held'>) {
  const { t } = useTranslation('resolutions');
  const maySpeak = useMaySpeak();
  const [isOpen, setIsOpen] = useState(false);
  const speaker = finding.parties.find(({ agency }) => maySpeak(agency))?.agency;
  if (!speaker) return null;
  if (isOpen) return <Opened {...{ finding, resolve, speaker, held }} onClose={() => setIsOpen(false)} />;
  if (held) return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)} data-testid="propose-resolution">
      {t('shared.propose')}
    </Button>
  );
}
