import { LONGEST_SNOOZE_HOURS, type Alarm, type AlarmHandOver } from '@abat/contracts';
import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { connection } from '../../live/connection-store.js';
import { shortNumber } from '../../short-number.js';
import { Dialog } from '../../ui/dialog.js';
import { ActForm, type FormProps } from './act-form.js';
import { MergeForm } from './merge-form.js';
import classes from './shift.module.css';
import { usePeople, type AlarmAct } from './use-alarms.js';

export type DialogName = 'snooze' | 'hand-over' | 'note' | 'merge' | 'unmerge';

/** Minutes an alarm may be put aside for. */
const MINUTES = [15, 30, 60, 120, 240, 480, LONGEST_SNOOZE_HOURS * 60] as const;
const MINUTE_MS = 60_000;
const LEAST_REASON = 3;

// By the server's clock: a computer whose clock is wrong must not make a moment of the past.
const momentIn = (minutes: number): string =>
  new Date((connection.get().serverTime ?? Date.now()) + minutes * MINUTE_MS - 1000).toISOString();

type ReasonFieldProps = { value: string; onChange: (reason: string) => void };

function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation('shift');
  return (
    <Textarea
      data-autofocus
      required
      label={t('reason')}
      value={value}
      maxLength={1000}
      autosize
      minRows={2}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function SnoozeForm({ alarm, onDone }: FormProps) {
  const { t } = useTranslation('shift');
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<number>(30);
  const said = reason.trim();
  const asked: AlarmAct | null =
    said.length < LEAST_REASON
      ? null
      : { act: 'snooze', id: alarm.id, body: { reason: said, until: momentIn(minutes) } };
  return (
    <ActForm alarm={alarm} onDone={onDone} asked={asked} submit={t('act.snooze')}>
      <ReasonField value={reason} onChange={setReason} />
      <Select
        label={t('snooze.for')}
        allowDeselect={false}
        data={MINUTES.map((value) => ({ value: String(value), label: t(`snooze.minutes.${value}`) }))}
        value={String(minutes)}
        comboboxProps={{ zIndex: 700 }}
        onChange={(value) => setMinutes(Number(value))}
      />
    </ActForm>
  );
}

const bodyOf = (to: string, note: string): AlarmHandOver => {
  const [kind, id = ''] = to.split(':');
  const said = { note: note.trim() || null };
  return kind === 'role' ? { ...said, role: id as AlarmHandOver['role'] } : { ...said, person: id };
};

function HandOverForm({ alarm, onDone }: FormProps) {
  const { t } = useTranslation('shift');
  const { data } = usePeople();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const people = (data?.items ?? []).map(({ id, name, role }) => ({
    value: `person:${id}`,
    label: `${name}, ${t(`common:role.${role}`)}`,
  }));
  const roles = (['operator', 'reviewer', 'administrator'] as const).map((role) => ({
    value: `role:${role}`,
    label: t(`common:role.${role}`),
  }));
  const asked: AlarmAct | null = to ? { act: 'hand-over', id: alarm.id, body: bodyOf(to, note) } : null;
  return (
    <ActForm alarm={alarm} onDone={onDone} asked={asked} submit={t('act.handOver')}>
      <Select
        data-autofocus
        searchable
        required
        label={t('handOver.to')}
        data={[
          { group: t('handOver.roles'), items: roles },
          { group: t('handOver.people'), items: people },
        ]}
        value={to}
        comboboxProps={{ zIndex: 700 }}
        onChange={setTo}
      />
      <Textarea
        label={t('handOver.note')}
        value={note}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActForm>
  );
}

function NoteForm({ alarm, onDone }: FormProps) {
  const { t } = useTranslation('shift');
  const [text, setText] = useState('');
  const said = text.trim();
  const asked: AlarmAct | null = said ? { act: 'notes', id: alarm.id, body: { text: said } } : null;
  return (
    <ActForm alarm={alarm} onDone={onDone} asked={asked} submit={t('act.note')}>
      <Textarea
        data-autofocus
        required
        label={t('note.text')}
        value={text}
        maxLength={2000}
        autosize
        minRows={3}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActForm>
  );
}

function UnmergeForm({ alarm, onDone }: FormProps) {
  const { t } = useTranslation('shift');
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const asked: AlarmAct | null =
    reason.length < LEAST_REASON ? null : { act: 'unmerge', id: alarm.id, body: { reason } };
  return (
    <ActForm alarm={alarm} onDone={onDone} asked={asked} submit={t('act.unmerge')}>
      <ReasonField value={typed} onChange={setTyped} />
    </ActForm>
  );
}

const FORMS: Record<DialogName, (props: FormProps) => React.ReactNode> = {
  snooze: SnoozeForm,
  'hand-over': HandOverForm,
  note: NoteForm,
  merge: MergeForm,
  unmerge: UnmergeForm,
};

/** What each dialog is about to do, among the words of the acts. */
const WORDS: Record<DialogName, string> = {
  snooze: 'act.snooze',
  'hand-over': 'act.handOver',
  note: 'act.note',
  merge: 'act.merge',
  unmerge: 'act.unmerge',
};

type AskedAct = { name: DialogName; alarm: Alarm };

/** What is done, and below it to which alarm. */
function ActTitle({ name, alarm }: AskedAct) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  return (
    <>
      <strong className={classes.actWord}>{t(WORDS[name])}</strong>
      <span className={classes.actAlarm}>
        {shortNumber('alarm', alarm.number)} · {textOf(alarm.title, locale)}
      </span>
    </>
  );
}

/** The dialog of what somebody is about to do with an alarm; the queue may move meanwhile, the words stay. */
export function ActDialog({ asked, onClose }: { asked: AskedAct | null; onClose: () => void }) {
  const { t } = useTranslation('shift');
  const Form = asked ? FORMS[asked.name] : null;
  return (
    // A click beside the dialog is no decision to lose what was written.
    <Dialog
      opened={asked !== null}
      onClose={onClose}
      title={asked ? <ActTitle {...asked} /> : t('title')}
      closeOnClickOutside={false}
    >
      {Form && asked && <Form alarm={asked.alarm} onDone={onClose} />}
    </Dialog>
  );
}
