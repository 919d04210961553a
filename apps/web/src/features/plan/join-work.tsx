import { MOST_NEAR_M, NEAR_M, type Project, type Work, type WorkSummary } from '@abat/contracts';
import { Button, Group, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { useMay, useUser } from '../../app/session-gate.js';
import { useMayFor } from '../../app/use-may-for.js';
import { formatLength, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { shortNumber } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { middleOf } from './middle-of.js';
import classes from './plan.module.css';
import { Refusal } from './refusal.js';
import { useChangeRow } from './use-change-row.js';

const SHOWN = 30;
// A project that is built takes in only what is done.
const DONE = 'finished,accepted';
const STATUSES = `planned,approved,running,${DONE}`;

/** Works of no project: those around the works of this one, with a text those of the city, the nearest first. */
function useFreeWorks({ phase, works }: Project, q: string) {
  const me = useUser();
  const near = middleOf(works);
  const around = near
    ? { near: near.join(), withinM: q ? MOST_NEAR_M : NEAR_M, sort: 'distance' }
    : { territory: me.district?.externalId, sort: '-updatedAt' };
  const found = useListQuery<WorkSummary>('works', {
    ...{ q, inProject: 'false', status: phase === 'guarantee' ? DONE : STATUSES, limit: SHOWN, ...around },
    agency: me.role === 'executive' ? me.agency?.code : undefined,
  });
  return found.data?.pages[0] ?? { items: [], total: 0 };
}

type FreeWorkProps = { project: Project; work: WorkSummary | null; onChange: (work: WorkSummary | null) => void };

/** One work of no project; those the reader may not change are seen and not to be had. */
function FreeWork({ project, work, onChange }: FreeWorkProps) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const mayFor = useMayFor('work.write');
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), 250);
  const labelOf = ({ number, title, distanceM }: WorkSummary): string => {
    const away = distanceM === undefined ? [] : [formatLength(distanceM, locale)];
    return [shortNumber('work', number), title, ...away].join(' · ');
  };
  const { items, total } = useFreeWorks(project, work !== null && typed === labelOf(work) ? '' : typed);
  const all = work === null || items.some(({ id }) => id === work.id) ? items : [work, ...items];
  const options = all.map((one) => ({ value: one.id, label: labelOf(one), disabled: !mayFor(one.agency) }));
  const counts = { shown: formatNumber(SHOWN, locale), total: formatNumber(total, locale) };
  const more = { value: '', label: t('edit:coded.shown', counts), disabled: true };
  return (
    <Select
      size="xs"
      searchable
      clearable
      data-autofocus
      label={t('join.label')}
      placeholder={t('join.search')}
      nothingFoundMessage={t('join.none')}
      comboboxProps={{ zIndex: 550 }}
      filter={(found) => found.options}
      data={total > SHOWN ? [...options, more] : options}
      value={work?.id ?? null}
      onSearchChange={setText}
      onChange={(id) => onChange(all.find((one) => one.id === id) ?? null)}
    />
  );
}

/** Puts a work that is registered already into the project. */
export function JoinWork({ project }: { project: Project }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMay('work.write');
  const [isOpen, setOpen] = useState(false);
  const [work, setWork] = useState<WorkSummary | null>(null);
  const { mutate, isPending, error, reset } = useChangeRow<Work>('works', ['projects']);
  const mayChange = useMayFor('project.write')(project.agency);
  if (!mayWrite || !mayChange) return null;
  const close = () => {
    setOpen(false);
    setWork(null);
    reset();
  };
  if (!isOpen)
    return (
      <ActButton
        size="compact-sm"
        variant="subtle"
        leftSection={<IconLink size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('join.open')}
      </ActButton>
    );
  const submit = () => work && mutate({ row: work, patch: { project: project.code } }, { onSuccess: close });
  return (
    <div className={classes.decide}>
      <FreeWork project={project} work={work} onChange={setWork} />
      <Group gap="xs">
        <ActButton size="xs" loading={isPending} disabled={work === null} onClick={submit}>
          {t('join.submit')}
        </ActButton>
        <Button size="xs" variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
      </Group>
      <Refusal error={error} />
    </div>
  );
}
