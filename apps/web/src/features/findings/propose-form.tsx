import { type Finding, RESOLUTION_KINDS, type ResolutionKind } from '@abat/contracts';
import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useIsStale } from '../../live/connection-store.js';
import classes from './findings.module.css';
import { useMaySpeak } from './use-may-speak.js';
import type { Resolve } from './use-resolutions.js';

const above = { zIndex: 550 } as const;

/** A party proposes how to end the finding. Closed until somebody wants to. */
export function ProposeForm({ finding, resolve }: { finding: Finding; resolve: Resolve }) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const isStale = useIsStale();
  const maySpeak = useMaySpeak();
  const speakers = finding.parties.filter(({ agency }) => maySpeak(agency));
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<ResolutionKind>('reschedule');
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const agency = chosen ?? speakers[0]?.agency;
  if (!agency) return null;
  if (!isOpen)
    return (
      <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)} data-testid="propose-resolution">
        {t('shared.propose')}
      </Button>
    );
  const send = () =>
    resolve.mutate(
      { do: 'propose', body: { agency, kind, note: note.trim() || null } },
      { onSuccess: () => setIsOpen(false) },
    );
  return (
    <div className={classes.assess}>
      {speakers.length > 1 && (
        <Select
          size="xs"
          label={t('shared.agencyLabel')}
          allowDeselect={false}
          comboboxProps={above}
          data={speakers.map((party) => ({ value: party.agency, label: nameOf(party, locale, party.agency) }))}
          value={agency}
          onChange={setChosen}
        />
      )}
      <Select
        size="xs"
        label={t('shared.kindLabel')}
        allowDeselect={false}
        comboboxProps={above}
        data={RESOLUTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={(value) => value && setKind(value)}
      />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxLength={4000}
        label={t('shared.noteLabel')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          loading={resolve.isPending}
          disabled={isStale}
          title={isStale ? t('common:state.blockedWhileStale') : undefined}
          onClick={send}
          data-testid="send-resolution"
        >
          {t('shared.send')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setIsOpen(false)}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </div>
  );
}
