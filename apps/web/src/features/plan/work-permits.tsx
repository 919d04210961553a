import type { Permit, Work } from '@abat/contracts';
import { Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/keys.js';
import { useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useAgencyNames } from '../../api/use-names.js';
import { useMayChangeWork } from '../../app/use-may-for.js';
import { formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList } from '../../ui/fact-list.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Section } from '../../ui/section.js';
import { DeleteRecord } from '../edit/delete-record.js';
import { RecordDialog } from '../edit/record-dialog.js';
import { Attachments } from './attachments.js';
import { allowsDigging } from './allows-digging.js';
import pictures from './pictures.module.css';
import classes from './plan.module.css';
import { usePlanFields } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

const PAGE = 20;
/** What a project lacks depends on the permits of its works. */
const FOLLOWS = ['projects'] as const;

function useFields() {
  const { field, choice } = usePlanFields();
  const { permitKinds } = usePlanWords();
  const agencies = useAgencyNames().options;
  const { t } = useTranslation('plan');
  return useMemo(
    () => [
      choice('kind', permitKinds, { required: true, initial: 'excavation' }),
      field('document', 'line', { required: true }),
      choice('issuer', agencies),
      field('issuedOn', 'date', { label: t('permit.from'), half: true }),
      field('validTo', 'date', { label: t('permit.to'), half: true }),
    ],
    [field, choice, permitKinds, agencies, t],
  );
}

function Facts({ permit }: { permit: Permit }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const dayOf = (day: string | null) => (day ? formatDate(day, locale, 'medium') : '—');
  const facts = [
    { label: t('field.document'), value: permit.document },
    { label: t('field.issuer'), value: permit.issuer ? agencies.nameOf(permit.issuer) : '—' },
    { label: t('permit.from'), value: dayOf(permit.issuedOn) },
    { label: t('permit.to'), value: dayOf(permit.validTo) },
  ];
  return <FactList facts={facts.filter(({ value }) => value !== '—')} />;
}

type PermitRowProps = { permit: Permit; mayWrite: boolean; onEdit: () => void };

function PermitRow({ permit, mayWrite, onEdit }: PermitRowProps) {
  const { t } = useTranslation('plan');
  return (
    <li className={pictures.permit}>
      <b>{t(`permitKind.${permit.kind}`)}</b>
      <Facts permit={permit} />
      {mayWrite && (
        <Group gap="xs">
          <ActButton
            size="xs"
            variant="default"
            aria-label={`${t('common:action.edit')}: ${permit.document}`}
            onClick={onEdit}
          >
            {t('common:action.edit')}
          </ActButton>
          <DeleteRecord
            register="permits"
            row={permit}
            name={permit.document}
            goes={t('goes.permits')}
            also={FOLLOWS}
          />
        </Group>
      )}
      <Attachments owner="permit" ownerId={permit.id} mayWrite={mayWrite} />
    </li>
  );
}

function AddButton({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('plan');
  return (
    <ActButton
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={onAdd}
      data-testid="add-permit"
    >
      {t('permit.add')}
    </ActButton>
  );
}

/** Whether there are none, and whether the one is missing without which its project is not built. */
function Hints({ work, list: { items, query } }: { work: Work; list: PermitList }) {
  const { t } = useTranslation('plan');
  if (!query.data || query.hasNextPage) return null;
  const lacksDigging = work.surfaceBreaking && work.status !== 'cancelled' && !items.some(allowsDigging(work));
  return (
    <>
      {items.length === 0 && <p className={classes.hint}>{t('permit.none')}</p>}
      {lacksDigging && <p className={classes.hint}>{t('permit.lacksDigging')}</p>}
    </>
  );
}
type PermitList = ReturnType<typeof useFlatList<Permit>>;

/** The form of a permit, kept while it closes so that nothing jumps. */
function usePermitForm() {
  const [id, setId] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = (permit: Permit | null) => {
    setId(permit?.id ?? null);
    setIsOpen(true);
  };
  return { id, isOpen, open, close: () => setIsOpen(false) };
}

/** Papers that allow the work: what is missing for its project to be built, and a way to add it. */
export function WorkPermits({ work }: { work: Work }) {
  const { t } = useTranslation('plan');
  const client = useQueryClient();
  const mayWrite = useMayChangeWork()(work);
  const fields = useFields();
  const form = usePermitForm();
  const list = useFlatList(useListQuery<Permit>('permits', { work: work.id, limit: PAGE }));
  const { items } = list;
  const saved = () => {
    form.close();
    for (const name of FOLLOWS) void client.invalidateQueries({ queryKey: keys.all(name) });
  };
  return (
    <Section title={t('permit.title')} aside={mayWrite && <AddButton onAdd={() => form.open(null)} />}>
      <Hints work={work} list={list} />
      <ul className={pictures.reports} data-testid="permits">
        {items.map((permit) => (
          <PermitRow key={permit.id} permit={permit} mayWrite={mayWrite} onEdit={() => form.open(permit)} />
        ))}
      </ul>
      <MoreRows list={list} />
      <RecordDialog
        register="permits"
        row={items.find(({ id }) => id === form.id) ?? null}
        fields={fields}
        fixed={{ work: work.id }}
        isOpen={form.isOpen}
        title={t(form.id ? 'permit.one' : 'permit.new')}
        onSaved={saved}
        onClose={form.close}
      />
    </Section>
  );
}
