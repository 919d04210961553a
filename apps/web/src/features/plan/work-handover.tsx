import type { Handover, Work } from '@abat/contracts';
import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useListQuery } from '../../api/resources.js';
import { useAgencyNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { cityTime, formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useIsStale } from '../../live/connection-store.js';
import { DateField } from '../../ui/date-field.js';
import { Dialog } from '../../ui/dialog.js';
import { FactList } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { Attachments } from './attachments.js';
import classes from './plan.module.css';
import { Refusal } from './refusal.js';

type Draft = {
  holder: string | null;
  handedOn: string | null;
  document: string;
  guaranteeUntil: string | null;
  holdsSites: boolean;
  note: string;
};

function useHandOver(workId: string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ document, note, ...draft }: Draft) => {
      const body = { work: workId, ...draft, document: document.trim(), note: note.trim() || null };
      return call<Handover>('/api/v1/handovers', { method: 'POST', body });
    },
    onSuccess: onDone,
    onSettled: () => {
      for (const name of ['handovers', 'works', 'restrictions', 'findings'] as const)
        void client.invalidateQueries({ queryKey: keys.all(name) });
    },
  });
}

function Form({ work, onClose }: { work: Work; onClose: () => void }) {
  const { t } = useTranslation('plan');
  const isStale = useIsStale();
  const agencies = useAgencyNames().options;
  const today = cityTime(Date.now()).date;
  const [draft, setDraft] = useState<Draft>({
    ...{ holder: null, handedOn: today, document: '', guaranteeUntil: null, holdsSites: false, note: '' },
  });
  const { mutate, isPending, error } = useHandOver(work.id, onClose);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const isComplete = draft.holder !== null && draft.handedOn !== null && draft.document.trim() !== '';
  return (
    <form
      className={classes.decide}
      onSubmit={(event) => {
        event.preventDefault();
        mutate(draft);
      }}
    >
      <Select
        searchable
        required
        label={t('field.holder')}
        data={agencies.map(({ value, label }) => ({ value, label }))}
        value={draft.holder}
        comboboxProps={{ zIndex: 650 }}
        onChange={(holder) => set({ holder })}
      />
      <DateField
        required
        label={t('field.handedOn')}
        value={draft.handedOn}
        onChange={(handedOn) => set({ handedOn })}
      />
      <TextInput
        required
        label={t('field.document')}
        value={draft.document}
        maxLength={500}
        onChange={(event) => set({ document: event.currentTarget.value })}
      />
      <DateField
        clearable
        label={t('field.guaranteeUntil')}
        value={draft.guaranteeUntil}
        onChange={(guaranteeUntil) => set({ guaranteeUntil })}
      />
      <Checkbox
        label={t('field.holdsSites')}
        checked={draft.holdsSites}
        onChange={(event) => set({ holdsSites: event.currentTarget.checked })}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={4000}
        label={t('field.note')}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <Refusal error={error} />
      <Button
        type="submit"
        loading={isPending}
        disabled={!isComplete || isStale}
        title={isStale ? t('common:state.blockedWhileStale') : undefined}
      >
        {t('handover.submit')}
      </Button>
    </form>
  );
}

function Done({ handover }: { handover: Handover }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const facts = [
    { label: t('field.holder'), value: agencies.nameOf(handover.holder) },
    { label: t('field.handedOn'), value: formatDate(handover.handedOn, locale, 'medium') },
    { label: t('field.document'), value: handover.document },
    {
      label: t('field.guaranteeUntil'),
      value: handover.guaranteeUntil ? formatDate(handover.guaranteeUntil, locale, 'medium') : '—',
    },
    { label: t('field.note'), value: handover.note ?? '—' },
  ];
  return (
    <>
      <FactList facts={facts.filter(({ value }) => value !== '—')} />
      <Attachments owner="handover" ownerId={handover.id} />
    </>
  );
}

/** To whom the finished work was given to keep, with date and document; or the dialog that does it. */
export function WorkHandover({ work }: { work: Work }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMay('work.write');
  const isStale = useIsStale();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useListQuery<Handover>('handovers', { work: work.id });
  const handover = data?.pages[0]?.items[0];
  const isReady = work.status === 'finished' && mayWrite;
  if (!handover && work.status !== 'finished' && work.status !== 'accepted') return null;
  return (
    <Section title={t('handover.title')}>
      {handover ? <Done handover={handover} /> : <p className={classes.hint}>{t('handover.none')}</p>}
      {!handover && isReady && (
        <Button size="xs" disabled={isStale} onClick={() => setIsOpen(true)}>
          {t('handover.open')}
        </Button>
      )}
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title={t('handover.title')}>
        <Form work={work} onClose={() => setIsOpen(false)} />
      </Dialog>
    </Section>
  );
}
