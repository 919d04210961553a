import type { ResolutionKind } from '@abat/contracts';
import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { DateField } from '../../ui/date-field.js';
import { movedText } from './moved-text.js';
import classes from './resolution.module.css';
import { daysOf, isMovable, isOpen, type PlanDraft, type PlannedWork } from './resolution-plan.js';

const above = { zIndex: 550 } as const;

type PlanFieldsProps = {
  kind: ResolutionKind;
  works: readonly PlannedWork[];
  draft: PlanDraft;
  errorAt: (path: string) => string | undefined;
  onChange: (change: Partial<PlanDraft>) => void;
};
type WorkFieldProps = PlanFieldsProps & { work: PlannedWork };

function DaysFields({ work, draft, errorAt, onChange }: WorkFieldProps) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const days = daysOf(work, draft);
  const set = (change: Partial<typeof days>) =>
    onChange({ days: { ...draft.days, [work.id]: { start: days.start, end: days.end, ...change } } });
  const [startError, endError] = [errorAt(`start.${work.id}`), errorAt(`end.${work.id}`)];
  const common = { size: 'xs', disabled: !isMovable(work) } as const;
  const moved =
    days !== work && days.start && days.end && movedText(work, { start: days.start, end: days.end }, locale);
  return (
    <>
      <div className={classes.days}>
        <DateField
          {...common}
          label={t('plan.start')}
          value={days.start}
          {...(startError && { error: startError })}
          onChange={(start) => set({ start })}
        />
        <DateField
          {...common}
          label={t('plan.end')}
          value={days.end}
          {...(endError && { error: endError })}
          onChange={(end) => set({ end })}
        />
      </div>
      {moved && <p className={classes.hint}>{moved}</p>}
      {!isMovable(work) && <p className={classes.hint}>{t(`immovable.${heldBy(work)}`)}</p>}
    </>
  );
}

const heldBy = ({ status }: PlannedWork): string => (status === 'running' || status === 'cancelled' ? status : 'ended');

function WordsField({ kind, work, draft, errorAt, onChange }: WorkFieldProps) {
  const { t } = useTranslation('resolutions');
  const name = kind === 'split-place' ? 'place' : 'method';
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxLength={1000}
      label={t(`plan.${name}`)}
      required={name === 'place'}
      value={draft.words[work.id] ?? ''}
      error={errorAt(`words.${work.id}`)}
      onChange={(event) => onChange({ words: { ...draft.words, [work.id]: event.currentTarget.value } })}
    />
  );
}

const FIELDS = {
  ...{ reschedule: DaysFields, combine: DaysFields, 'change-method': WordsField, 'split-place': WordsField },
} as const;

function CancelField({ works, draft, errorAt, onChange }: PlanFieldsProps) {
  const { t } = useTranslation('resolutions');
  return (
    <Select
      size="xs"
      required
      label={t('plan.cancel')}
      comboboxProps={above}
      data={works.filter(isOpen).map(({ id, title }) => ({ value: id, label: title }))}
      value={draft.cancel}
      error={errorAt('cancel')}
      onChange={(cancel) => onChange({ cancel })}
    />
  );
}

/** What a kind of resolution asks for, work by work. */
export function PlanFields(props: PlanFieldsProps) {
  const { t } = useTranslation('resolutions');
  const { kind, works } = props;
  const Field = kind in FIELDS ? FIELDS[kind as keyof typeof FIELDS] : null;
  const error = props.errorAt('plan');
  return (
    <>
      <p className={classes.hint}>{t(`plan.hint.${kind}`)}</p>
      {kind === 'cancel-one' && works.length > 0 && <CancelField {...props} />}
      {Field &&
        works.map((work) => (
          <fieldset key={work.id} className={classes.work} data-testid="plan-work">
            <legend>{work.title}</legend>
            <Field {...props} work={work} />
          </fieldset>
        ))}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
