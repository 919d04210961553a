import type { Handover, Work } from '@abat/contracts';
import { Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/keys.js';
import { useListQuery } from '../../api/resources.js';
import { useAgencyNames } from '../../api/use-names.js';
import { useMayChangeWork } from '../../app/use-may-for.js';
import { cityTime, formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { DeleteRecord } from '../edit/delete-record.js';
import { RecordDialog } from '../edit/record-dialog.js';
import { Attachments } from './attachments.js';
import classes from './plan.module.css';
import { usePlanFields } from './use-plan-fields.js';

/** What says something else once a work is handed over, or is not any more. */
const FOLLOWS = ['works', 'projects', 'restrictions', 'findings', 'sites'] as const;

function useFields() {
  const { field, choice } = usePlanFields();
  const agencies = useAgencyNames().options;
  return useMemo(
    () => [
      choice('holder', agencies, { required: true }),
      field('handedOn', 'date', { required: true, initial: cityTime(Date.now()).date, half: true }),
      field('guaranteeUntil', 'date', { half: true }),
      field('document', 'line', { required: true }),
      field('holdsSites', 'switch', { onlyNew: true }),
      field('note', 'area'),
    ],
    [field, choice, agencies],
  );
}

function Facts({ handover }: { handover: Handover }) {
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
  return <FactList facts={facts.filter(({ value }) => value !== '—')} />;
}

/** Recording a handover, correcting it, and taking it back: a record of a paper may be wrong. */
function Actions({ handover, onEdit }: { handover: Handover | undefined; onEdit: () => void }) {
  const { t } = useTranslation('plan');
  return (
    <Group gap="xs" mt={6} mb="sm">
      <ActButton size="xs" variant={handover ? 'default' : 'filled'} onClick={onEdit} data-testid="edit-handover">
        {t(handover ? 'handover.correct' : 'handover.open')}
      </ActButton>
      {handover && (
        <DeleteRecord
          register="handovers"
          row={handover}
          name={handover.document}
          goes={t('goes.handovers')}
          words={{ open: t('handover.takeBack'), title: t('handover.takeBackTitle') }}
          also={FOLLOWS}
        />
      )}
    </Group>
  );
}

const hasEnded = ({ status }: Work): boolean => status === 'finished' || status === 'accepted';

/** To whom the finished work was given to keep, with date and document; or the dialog that does it. */
export function WorkHandover({ work }: { work: Work }) {
  const { t } = useTranslation('plan');
  const client = useQueryClient();
  const mayWrite = useMayChangeWork()(work);
  const [isOpen, setIsOpen] = useState(false);
  const fields = useFields();
  const { data } = useListQuery<Handover>('handovers', { work: work.id });
  const handover = data?.pages[0]?.items[0];
  if (!handover && !hasEnded(work)) return null;
  const saved = () => {
    setIsOpen(false);
    for (const name of FOLLOWS) void client.invalidateQueries({ queryKey: keys.all(name) });
  };
  return (
    <Section title={t('handover.title')}>
      <div data-testid="work-handover">
        {handover ? <Facts handover={handover} /> : <p className={classes.hint}>{t('handover.none')}</p>}
        {data && mayWrite && <Actions handover={handover} onEdit={() => setIsOpen(true)} />}
      </div>
      {handover && <Attachments owner="handover" ownerId={handover.id} mayWrite={mayWrite} />}
      <RecordDialog
        register="handovers"
        row={handover ?? null}
        fields={fields}
        fixed={{ work: work.id }}
        isOpen={isOpen}
        title={t('handover.title')}
        onSaved={saved}
        onClose={() => setIsOpen(false)}
      />
    </Section>
  );
}
