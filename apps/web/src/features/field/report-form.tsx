import type { Work } from '@abat/contracts';
import { PHOTO_FAR_M } from '@abat/contracts';
import { ActionIcon, Button, Slider, Textarea } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { useUser } from '../../app/session-gate.js';
import { cityTime, formatLength, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useConnection } from '../../live/connection-store.js';
import { metresToBox } from './distance.js';
import classes from './field.module.css';
import { useHere } from './here.js';
import { outbox } from './outbox.js';
import { PhotoField } from './photo-field.js';
import type { WaitingPhoto } from './report.js';

const STEP = 5;
const WHOLE = 100;
const within = (percent: number): number => Math.min(WHOLE, Math.max(0, percent));

type Draft = { percent: number; note: string; photos: readonly WaitingPhoto[] };

/** Keeps the report on this device, from where it is sent; `isFailed`: the device has no room for it. */
function useKeep(work: Pick<Work, 'id' | 'title'>, onKept: () => void) {
  const { id: userId } = useUser();
  // Made once for the form: pressed twice, it is still one report.
  const [clientId] = useState(uuidv7);
  const [state, setState] = useState<'idle' | 'keeping' | 'failed'>('idle');
  const keep = async ({ percent, note, photos }: Draft): Promise<void> => {
    if (state === 'keeping') return;
    setState('keeping');
    const now = new Date();
    const report = {
      ...{ clientId, userId, percent, photos, note: note.trim() || null },
      ...{ work: { id: work.id, title: work.title }, reportedOn: cityTime(now).date, writtenAt: now.toISOString() },
      ...{ reportId: null, refusal: null },
    };
    try {
      await outbox.add(report);
      onKept();
    } catch {
      setState('failed');
    }
  };
  return { keep, isKeeping: state === 'keeping', isFailed: state === 'failed' };
}

function PercentField({ percent, onChange }: { percent: number; onChange: (percent: number) => void }) {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const steps = [
    { label: t('report.less'), to: within(percent - STEP), icon: IconMinus },
    { label: t('report.more'), to: within(percent + STEP), icon: IconPlus },
  ];
  return (
    <fieldset className={classes.percent}>
      <legend>{t('report.percent', { percent: formatNumber(percent, locale) })}</legend>
      <Slider
        className={classes.slider}
        thumbProps={{ 'aria-label': t('report.percent', { percent: formatNumber(percent, locale) }) }}
        value={percent}
        step={STEP}
        size="lg"
        thumbSize={28}
        label={null}
        onChange={onChange}
      />
      {steps.map(({ label, to, icon: Sign }) => (
        <ActionIcon
          key={label}
          className={classes.square}
          variant="default"
          aria-label={label}
          onClick={() => onChange(to)}
        >
          <Sign size={20} aria-hidden />
        </ActionIcon>
      ))}
    </fieldset>
  );
}

/** What the author should know of the link and of the way to the work before sending. */
function Warnings({ work }: { work: Work }) {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const { status } = useConnection();
  const { point } = useHere();
  const awayM = point && metresToBox(point, work.bbox);
  return (
    <div role="status" className={classes.warnings}>
      {awayM !== null && awayM > PHOTO_FAR_M && <p>{t('report.far', { length: formatLength(awayM, locale) })}</p>}
      {(status === 'offline' || status === 'reconnecting') && <p>{t('report.offline')}</p>}
    </div>
  );
}

/** A report from the place: how far, what is to be said, photos. It is kept on the device first, and sent from there. */
export function ReportForm({ work, onClose }: { work: Work; onClose: () => void }) {
  const { t } = useTranslation('field');
  const [draft, setDraft] = useState<Draft>({ percent: work.progressPercent ?? 0, note: '', photos: [] });
  const [isPreparing, setIsPreparing] = useState(false);
  const { keep, isKeeping, isFailed } = useKeep(work, onClose);
  return (
    <form
      className={classes.form}
      data-testid="progress-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep(draft);
      }}
    >
      <PercentField percent={draft.percent} onChange={(percent) => setDraft({ ...draft, percent })} />
      <Textarea
        classNames={{ input: classes.text }}
        autosize
        minRows={3}
        maxLength={4000}
        label={t('report.note')}
        placeholder={t('report.notePlaceholder')}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
      />
      <PhotoField
        photos={draft.photos}
        onChange={(change) => setDraft((now) => ({ ...now, photos: change(now.photos) }))}
        onPreparing={setIsPreparing}
      />
      <Warnings work={work} />
      {isFailed && (
        <p className={classes.failure} role="alert">
          {t('report.notKept')}
        </p>
      )}
      <Button className={classes.primary} type="submit" loading={isKeeping} disabled={isPreparing}>
        {t('report.send')}
      </Button>
      <Button className={classes.button} variant="default" onClick={onClose}>
        {t('common:action.cancel')}
      </Button>
    </form>
  );
}
