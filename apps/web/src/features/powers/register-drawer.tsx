import type { PreviewRequest } from '@abat/contracts';
import { Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory, useOneQuery } from '../../api/resources.js';
import { useMay } from '../../app/session-gate.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList } from '../../ui/fact-list.js';
import { HistoryList } from '../../ui/history-list.js';
import { Section } from '../../ui/section.js';
import { SourceName } from '../../ui/source-name.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { PreviewBar, PreviewList } from '../edit/preview-list.js';
import { DeleteRecord } from '../edit/delete-record.js';
import { RecordEditor } from '../edit/record-editor.js';
import type { RecordForm } from '../edit/record-form.js';
import { usePreviewOf } from '../edit/use-preview.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { codeOf, type RegisterView, type Row } from './register-view.js';
import { useHistoryWords } from './use-history-words.js';

/** Value of `?row=` that opens the form of a new row. */
export const NEW_ROW = 'new';

/** What counts or names rows of the registers. */
const FOLLOWS = ['projects', 'findings', 'matrix', 'responsibility'] as const;

const useClose = () => {
  const change = useChangeParams();
  return () => change({ row: null, form: null }, { push: true });
};

/** Findings a mandate would have once it is saved. */
function Preview({ request, storedId }: { request: string | null; storedId: string | null }) {
  const { t } = useTranslation('powers');
  // The text keeps its identity while it says the same; the parsed body then does too.
  const body = useMemo(() => (request ? (JSON.parse(request) as PreviewRequest) : null), [request]);
  const preview = usePreviewOf(body, storedId);
  return (
    <>
      <PreviewList
        {...preview}
        isMapShown={false}
        words={{ incomplete: t('preview.incomplete'), none: t('preview.none') }}
      />
      <PreviewBar comparison={preview.comparison} />
    </>
  );
}

function Editor<Item extends Row>({ view, row }: { view: RegisterView<Item>; row: Item | null }) {
  const { t } = useTranslation('powers');
  const change = useChangeParams();
  const close = useClose();
  const { toPreview } = view;
  const renderPreview = toPreview
    ? (form: RecordForm, isComplete: boolean) => (
        <Preview request={isComplete ? JSON.stringify(toPreview(form, row)) : null} storedId={row?.id ?? null} />
      )
    : undefined;
  return (
    <RecordEditor<Item>
      register={view.register}
      row={row}
      fields={view.fields}
      kicker={row ? t('editing', { code: codeOf(view, row) }) : t('creating')}
      title={row ? view.titleOf(row) : t(`new.${view.register}`)}
      {...(renderPreview ? { renderPreview } : {})}
      onSaved={(saved) => change({ row: saved.id, form: null })}
      onClose={() => (row ? change({ form: null }) : close())}
    />
  );
}

/** Which rows of the register the reader may change. */
function useMayChange<Item extends Row>({ action, mayChange }: RegisterView<Item>): (row: Item) => boolean {
  const mayWrite = useMay(action);
  return mayChange ?? (() => mayWrite);
}

function Details<Item extends Row>({ view, row }: { view: RegisterView<Item>; row: Item }) {
  const { t } = useTranslation('powers');
  const [, setForm] = useParam('form');
  const close = useClose();
  const mayWrite = useMayChange(view)(row);
  const words = useHistoryWords();
  const history = useHistory(view.register, row.id);
  const facts = [...view.facts(row), { label: t('fact.source'), value: <SourceName source={row.source} /> }];
  return (
    <DrawerFrame
      kicker={`${t(`one.${view.register}`)} · ${codeOf(view, row)}`}
      title={view.titleOf(row)}
      badges={view.badges?.(row)}
      onClose={close}
      footer={
        mayWrite && (
          <>
            <ActButton size="xs" leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setForm('1')}>
              {t('common:action.edit')}
            </ActButton>
            <DeleteRecord
              register={view.register}
              row={row}
              name={view.titleOf(row)}
              goes={t(`goes.${view.register}`)}
              also={FOLLOWS}
              onDeleted={close}
            />
          </>
        )
      }
    >
      <Stack gap="lg">
        <FactList facts={facts} />
        {view.parts?.(row)}
        <Section title={t('history')}>
          <HistoryList query={history} words={words} />
        </Section>
      </Stack>
    </DrawerFrame>
  );
}

/** One row of the register: what it says and its history, or its form. */
export function RegisterDrawer<Item extends Row>({ view, id }: { view: RegisterView<Item>; id: string }) {
  const { t } = useTranslation('powers');
  const [form] = useParam('form');
  const close = useClose();
  const mayWrite = useMay(view.action);
  const mayChange = useMayChange(view);
  const { data: row, error, refetch } = useOneQuery<Item>(view.register, id === NEW_ROW ? null : id);
  if (id === NEW_ROW) return mayWrite ? <Editor view={view} row={null} /> : null;
  if (!row)
    return (
      <DrawerFrame kicker={t(`one.${view.register}`)} title={t('common:state.loading')} onClose={close}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} height={52} />}
      </DrawerFrame>
    );
  if (form === '1' && mayChange(row)) return <Editor key={row.id} view={view} row={row} />;
  return <Details key={row.id} view={view} row={row} />;
}
