import { LONGEST_SHIFT_HOURS, type Shift } from '@abat/contracts';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useUser } from '../../app/session-gate.js';
import { cityTime } from '../../format.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { type KeepsForm, UnsavedGuard, UnsavedQuestion } from '../edit/unsaved-guard.js';
import { HandoverView } from './handover-view.js';
import { Refusal } from './refusal.js';
import classes from './shift.module.css';
import { useShiftAct, useShiftNow, type ShiftAct } from './use-shifts.js';

const LEAST_REASON = 3;

type StepsProps = { shift: Shift; act: (asked: ShiftAct) => void; isPending: boolean };
/** What the next shift has to know, as it stands in the field. */
type NoteProps = { note: string; onNote: (note: string) => void };

/** The way out when nobody comes to take over; the missing signature stays in view. */
function Leave({ act, id }: { act: StepsProps['act']; id: string }) {
  const { t } = useTranslation('shift');
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <details className={classes.leave}>
      <summary>{t('handover.leaveTitle')}</summary>
      <Stack gap="xs" mt="xs">
        <Textarea
          label={t('handover.leaveReason')}
          value={reason}
          maxLength={1000}
          autosize
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ActButton
          size="xs"
          variant="default"
          disabled={said.length < LEAST_REASON}
          onClick={() => act({ act: 'leave', id, body: { reason: said } })}
        >
          {t('handover.leave')}
        </ActButton>
      </Stack>
    </details>
  );
}

/** Makes the lists of what is under way, with what the next shift has to know. */
function Prepare({ shift, act, isPending, note, onNote }: StepsProps & NoteProps) {
  const { t } = useTranslation('shift');
  const isFirst = shift.state === 'running';
  const body = { note: note.trim() || null };
  return (
    <Stack gap="xs" align="flex-start">
      <Textarea
        w="100%"
        label={t('handover.noteFor')}
        value={note}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      <ActButton
        size="xs"
        variant={isFirst ? 'filled' : 'default'}
        loading={isPending}
        onClick={() => act({ act: 'handover', id: shift.id, body })}
      >
        {t(isFirst ? 'handover.prepare' : 'handover.prepareAgain')}
      </ActButton>
    </Stack>
  );
}

/** What the outgoing operator does: prepare, read, sign; or leave without the other. */
function OutgoingSteps({ shift, act, isPending, ...noted }: StepsProps & NoteProps) {
  const { t } = useTranslation('shift');
  const { id, state, version } = shift;
  const isRunning = state === 'running';
  const isOpen = isRunning || state === 'prepared';
  return (
    <Stack gap="md">
      {isOpen && <Prepare shift={shift} act={act} isPending={isPending} {...noted} />}
      <Group>
        {state === 'prepared' && (
          <ActButton size="xs" loading={isPending} onClick={() => act({ act: 'sign', id, version })}>
            {t('handover.signOut')}
          </ActButton>
        )}
        {!isRunning && (
          <ActButton size="xs" variant="default" onClick={() => act({ act: 'resume', id })}>
            {t('handover.resume')}
          </ActButton>
        )}
      </Group>
      {state === 'signed' && <p className={classes.hint}>{t('handover.waits')}</p>}
      {!isRunning && <HandoverView shift={shift} />}
      <Leave act={act} id={id} />
    </Stack>
  );
}

/** What others do: the incoming operator reads and signs, an administrator ends what its holder has forgotten. */
function IncomingSteps({ shift, act, isPending }: StepsProps) {
  const { t } = useTranslation('shift');
  const maySign = useMay('shift.work');
  const mayEnd = useMay('user.manage') && shift.endedAt === null;
  return (
    <Stack gap="md">
      <HandoverView shift={shift} />
      {shift.state === 'signed' && maySign && (
        <ActButton
          size="xs"
          loading={isPending}
          onClick={() => act({ act: 'sign', id: shift.id, version: shift.version })}
        >
          {t('handover.signIn')}
        </ActButton>
      )}
      {mayEnd && <Leave act={act} id={shift.id} />}
    </Stack>
  );
}

const staysOpen: KeepsForm = (from, to) => from.pathname === to.pathname;
const always = () => true;

function HandoverDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const { t } = useTranslation('shift');
  const me = useUser();
  const { mutate, isPending, error } = useShiftAct();
  const [note, setNote] = useState(shift.note ?? '');
  const [isAsked, setIsAsked] = useState(false);
  const act = (asked: ShiftAct) =>
    mutate(asked, { onSuccess: (next) => ['ended', 'left', 'running'].includes(next.state) && onClose() });
  const steps = { shift, act, isPending };
  const isWritten = note.trim() !== (shift.note ?? '').trim();
  // A click beside the dialog is no decision to lose what was written.
  return (
    <>
      <Dialog
        opened
        onClose={() => (isWritten ? setIsAsked(true) : onClose())}
        size="lg"
        title={t('handover.title', { number: shift.number })}
        closeOnClickOutside={false}
      >
        <Stack gap="md">
          {shift.holder.id === me.id && shift.state !== 'left' ? (
            <OutgoingSteps {...steps} note={note} onNote={setNote} />
          ) : (
            <IncomingSteps {...steps} />
          )}
          <Refusal error={error} />
        </Stack>
        {isWritten && <UnsavedGuard isDirty={always} survives={staysOpen} />}
      </Dialog>
      <UnsavedQuestion isOpen={isAsked} onStay={() => setIsAsked(false)} onLeave={onClose} />
    </>
  );
}

/** Who is on duty; starting and handing over; handovers that miss a signature stay in view. */
export function ShiftBox() {
  const { t } = useTranslation('shift');
  const mayWork = useMay('shift.work');
  const { data } = useShiftNow();
  const [openId, setOpenId] = useState<string | null>(null);
  const { mutate, isPending, error } = useShiftAct();
  if (!data) return <div className={classes.shiftBox} />;
  const { mine, running, unsigned } = data;
  const open = [...running, ...unsigned].find(({ id }) => id === openId);
  const others = running.filter(({ id }) => id !== mine?.id);
  return (
    <div className={classes.shiftBox} data-testid="shift-box">
      {mine ? (
        <Button size="xs" variant="default" onClick={() => setOpenId(mine.id)}>
          {t(mine.state === 'signed' ? 'shift.waiting' : 'shift.mine', {
            number: mine.number,
            time: cityTime(mine.startedAt).time.slice(0, 5),
          })}
        </Button>
      ) : (
        mayWork && (
          <ActButton size="xs" loading={isPending} onClick={() => mutate({ act: 'start' })}>
            {t('shift.start')}
          </ActButton>
        )
      )}
      {others.length > 0 && (
        <span className={classes.onDuty}>
          {t('shift.others', { names: others.map((one) => one.holder.name).join(', ') })}
        </span>
      )}
      {unsigned
        .filter(({ id }) => id !== mine?.id)
        .map((shift) => (
          <Button key={shift.id} size="xs" variant="outline" color="yellow" onClick={() => setOpenId(shift.id)}>
            {t(`shift.unsigned.${shift.state === 'ended' ? 'left' : shift.state}`, {
              number: shift.number,
              name: shift.holder.name,
              hours: LONGEST_SHIFT_HOURS,
            })}
          </Button>
        ))}
      <Refusal error={error} />
      {open && <HandoverDialog key={open.id} shift={open} onClose={() => setOpenId(null)} />}
    </div>
  );
}
