import type { Restriction } from '@abat/contracts';
import { Group } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle, type Icon } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListQuery } from '../../api/resources.js';
import { useWorkTypeNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { bothNumbers } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { Section } from '../../ui/section.js';
import { usePowerFilters } from '../../url/filters.js';
import { PowerFilters } from '../powers/power-filters.js';
import { RegisterScreen } from '../powers/register-screen.js';
import type { RegisterView } from '../powers/register-view.js';
import { usePlanFrame } from './plan-tabs.js';
import classes from './plan.module.css';
import { Refusal } from './refusal.js';
import { ShowPlace } from './show-place.js';
import { useShapesOnMap } from './shapes-on-map.js';
import { useChangeRow } from './use-change-row.js';
import { usePlanFields, usePlanFilter } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

const FILTERS = ['q', 'state', 'kind', 'surface', 'bbox', 'square'] as const;
const NONE: Restriction[] = [];

const SIGNS: Record<Restriction['state'], Icon> = {
  proposed: IconHelpCircle,
  confirmed: IconCircleCheck,
  declined: IconCircleX,
};

/** State of a restriction by sign and word. */
function StateMark({ state }: { state: Restriction['state'] }) {
  const { t } = useTranslation('plan');
  const Sign = SIGNS[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Sign size={15} aria-hidden />
      {t(`restrictionState.${state}`)}
    </span>
  );
}

/** What becomes of a restriction when the work it follows from changes. */
function Following({ row }: { row: Restriction }) {
  const { t } = useTranslation('plan');
  if (!row.work || row.state === 'declined') return null;
  if (row.kind === 'guarantee') return <p className={classes.hint}>{t('restriction.followsHandover')}</p>;
  return <p className={classes.hint}>{t(`restriction.follows.${row.state}`)}</p>;
}

/** A proposed restriction waits for a person: only a confirmed one holds. */
function Decide({ row }: { row: Restriction }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMay('restriction.write');
  const { mutate, isPending, error } = useChangeRow<Restriction>('restrictions');
  if (!mayWrite) return row.state === 'proposed' && <p className={classes.hint}>{t('restriction.decider')}</p>;
  const set = (state: Restriction['state']) => mutate({ row, patch: { state } });
  return (
    <Section title={t('restriction.decision')}>
      <Group gap="xs">
        {row.state !== 'confirmed' && (
          <ActButton size="xs" loading={isPending} onClick={() => set('confirmed')}>
            {t('restriction.confirm')}
          </ActButton>
        )}
        {row.state !== 'declined' && (
          <ActButton size="xs" variant="default" loading={isPending} onClick={() => set('declined')}>
            {t('restriction.decline')}
          </ActButton>
        )}
      </Group>
      <Refusal error={error} />
    </Section>
  );
}

function useFields() {
  const { t } = useTranslation('plan');
  const words = usePlanWords();
  const types = useWorkTypeNames().options;
  const { field, choice } = usePlanFields();
  return useMemo(
    () => [
      field('title', 'line'),
      choice('kind', words.kinds, { required: true, half: true, initial: 'event' }),
      choice('state', words.states, { required: true, half: true, initial: 'confirmed' }),
      field('from', 'date', { required: true, half: true }),
      field('to', 'date', { required: true, half: true }),
      choice('surface', words.surfaces),
      field('workTypes', 'choices', { options: types, hint: t('hint.workTypes') }),
      field('note', 'area'),
      field('geometry', 'shape', { hint: t('hint.restrictionPlace') }),
      field('externalId', 'line', { onlyNew: true, hint: t('hint.ownNumber') }),
    ],
    [words, types, field, choice, t],
  );
}

/** Fresh surfaces, guarantees, events, seasons and bans: where and when no ground is broken. */
export function RestrictionsPage() {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const words = usePlanWords();
  const filter = usePlanFilter();
  const types = useWorkTypeNames();
  const { values } = usePowerFilters(FILTERS);
  const drawn = useListQuery<Restriction>('restrictions', { limit: 200, ...values }).data?.pages;
  useShapesOnMap(useMemo(() => drawn?.flatMap(({ items }) => items) ?? NONE, [drawn]));
  const kindOf = (row: Restriction) => t(`common:restrictionKind.${row.kind}`);
  const titleOf = (row: Restriction) => row.title ?? row.work?.title ?? kindOf(row);
  const placeOf = (row: Restriction) => t(row.geometry ? 'restriction.place' : 'restriction.city');
  const surfaceOf = (row: Restriction) => (row.surface ? t(`surface.${row.surface}`) : '—');
  const view: RegisterView<Restriction> = {
    register: 'restrictions',
    action: 'restriction.write',
    filters: FILTERS,
    frame: usePlanFrame(),
    columns: [
      { key: 'title', label: t('field.title'), width: 'minmax(240px, 3fr)', render: titleOf },
      { key: 'kind', label: t('field.kind'), width: '150px', render: kindOf },
      { key: 'state', label: t('field.state'), width: '140px', render: (row) => <StateMark state={row.state} /> },
      {
        key: 'days',
        label: t('field.period'),
        width: '190px',
        order: 'from',
        render: (row) => formatDateRange(row.from, row.to, locale),
      },
      { key: 'surface', label: t('field.surface'), width: '130px', render: surfaceOf },
      { key: 'place', label: t('field.place'), width: '130px', render: placeOf },
    ],
    titleOf,
    codeOf: (row) => bothNumbers('restriction', row.number, row.work?.externalId ?? row.externalId),
    badges: (row) => <StateMark state={row.state} />,
    facts: (row) =>
      [
        { label: t('field.kind'), value: kindOf(row) },
        { label: t('field.period'), value: formatDateRange(row.from, row.to, locale) },
        { label: t('field.place'), value: placeOf(row) },
        { label: t('field.surface'), value: surfaceOf(row) },
        {
          label: t('field.workTypes'),
          value: row.workTypes?.map(types.nameOf).join(', ') ?? t('restriction.groundBreaking'),
        },
        {
          label: t('field.work'),
          value: row.work ? <Link to={`/works?sel=work:${row.work.id}`}>{row.work.title}</Link> : '—',
        },
        { label: t('field.note'), value: row.note ?? '—' },
      ].filter(({ value }) => value !== '—'),
    parts: (row) => (
      <>
        <ShowPlace geometry={row.geometry} />
        <Following row={row} />
        <Decide row={row} />
      </>
    ),
    fields: useFields(),
  };
  const filters = [filter('state', words.states), filter('kind', words.kinds), filter('surface', words.surfaces)];
  return (
    <RegisterScreen view={view} filters={<PowerFilters register="restrictions" names={FILTERS} filters={filters} />} />
  );
}
