import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys, type Register } from '../../api/keys.js';
import { ActButton } from '../../ui/act-button.js';
import { useHighlight } from '../map/map-controller.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { ConflictNotice } from './conflict-notice.js';
import classes from './edit.module.css';
import { FaultNotice } from './fault-notice.js';
import { type FormField, RecordFields } from './record-fields.js';
import { faultsOf, formOf, rebase, type RecordForm, toBody, toPatch } from './record-form.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { useFaults } from './use-faults.js';

type Stored = { id: string; version: number };
type Change = { id: string; version: number; patch: object } | { body: object };

/** Saves a record of a register; the answer goes to the cache. A version conflict fetches the other state. */
function useSaveRecord<Row extends Stored>(register: Register, onSaved: (row: Row) => void) {
  const { t } = useTranslation('edit');
  const client = useQueryClient();
  const path = `/api/v1/${register}`;
  return useMutation({
    mutationFn: (change: Change) =>
      'body' in change
        ? call<Row>(path, { method: 'POST', body: change.body })
        : call<Row>(`${path}/${change.id}`, { method: 'PATCH', body: change.patch, version: change.version }),
    onSuccess: (row, change) => {
      client.setQueryData(keys.one(register, row.id), row);
      void client.invalidateQueries({ queryKey: keys.lists(register) });
      void client.invalidateQueries({ queryKey: keys.part(register, row.id, 'history') });
      const isNew = 'body' in change;
      notifications.show({ message: isNew ? t('recordCreated') : t('saved') });
      onSaved(row);
    },
    onError: (error, change) => {
      if (error instanceof ApiError && error.status === 412 && 'id' in change)
        void client.invalidateQueries({ queryKey: keys.one(register, change.id) });
    },
  });
}

/** Which stored state the form stands on, and what differs from it. */
function useRecordForm<Row extends Stored>(fields: readonly FormField[], row: Row | null) {
  const [base, setBase] = useState(row);
  const baseForm = useMemo(() => formOf(fields, base), [fields, base]);
  const [form, setForm] = useState(baseForm);
  const patch = useMemo(() => toPatch(fields, form, baseForm), [fields, form, baseForm]);
  const isDirty = base ? Object.keys(patch).length > 0 : JSON.stringify(form) !== JSON.stringify(baseForm);
  const begin = (next: RecordForm) => {
    setBase(row);
    setForm(next);
    return next;
  };
  const takeTheirs = () => begin(formOf(fields, row));
  const keepMine = () => begin(rebase(form, baseForm, formOf(fields, row)));
  return { base, form, setForm, patch, isDirty, takeTheirs, keepMine };
}

type RecordEditorProps<Row extends Stored> = {
  register: Register;
  /** The stored record, kept current by events; null makes a new one. */
  row: Row | null;
  fields: readonly FormField[];
  kicker: string;
  title: string;
  /** What saving would bring, measured from the form without faults. */
  renderPreview?: (form: RecordForm, isComplete: boolean) => ReactNode;
  onSaved: (row: Row) => void;
  onClose: () => void;
};

/** The form, its saving, and what became of the stored record meanwhile. */
function useRecordEditing<Row extends Stored>(props: RecordEditorProps<Row>) {
  const { register, row } = props;
  const fields = useMemo(() => props.fields.filter((field) => !row || !field.onlyNew), [props.fields, row]);
  const state = useRecordForm(fields, row);
  const { base, form, isDirty } = state;
  const [wasTried, setWasTried] = useState(false);
  const isDone = useRef(false);
  const save = useSaveRecord<Row>(register, (saved) => {
    isDone.current = true;
    props.onSaved(saved);
  });
  const send = (change: Change, sent: RecordForm) => {
    setWasTried(true);
    if (faultsOf(fields, sent).length === 0) save.mutate(change);
  };
  const isNewer = base !== null && row !== null && row.version > base.version;
  const wasRefused = save.error instanceof ApiError && save.error.status === 412;
  return {
    ...{ fields, form, isDirty, isNewer, isSaving: save.isPending, saveError: save.error, wasTried },
    setForm: state.setForm,
    isConflict: wasRefused || (isNewer && !save.isPending && !save.isSuccess),
    isGuarded: useCallback(() => isDirty && !isDone.current, [isDirty]),
    submit: () =>
      base
        ? send({ id: base.id, version: base.version, patch: state.patch }, form)
        : send({ body: toBody(fields, form) }, form),
    takeTheirs: () => {
      save.reset();
      state.takeTheirs();
    },
    keepMine: () => {
      save.reset();
      const mine = state.keepMine();
      if (row) send({ id: row.id, version: row.version, patch: toPatch(fields, mine, formOf(fields, row)) }, mine);
    },
  };
}

/** Marks where a drawn shape is wrong. */
function useFaultOnMap(place: [number, number] | null): void {
  const text = JSON.stringify(place);
  useHighlight(
    useMemo(() => {
      const coordinates = JSON.parse(text) as [number, number] | null;
      return coordinates ? [{ role: 'meeting', geometry: { type: 'Point', coordinates } }] : [];
    }, [text]),
  );
}

/** Form of one record: every field, faults where they are, nobody's newer state overwritten. */
export function RecordEditor<Row extends Stored>(props: RecordEditorProps<Row>) {
  const { kicker, title, onClose } = props;
  const editing = useRecordEditing(props);
  const { fields, form } = editing;
  const faults = faultsOf(fields, form);
  const told = useFaults(editing.wasTried ? faults : [], [editing.saveError], {
    // A switch has no place for words.
    isShown: (path) => fields.some(({ name, kind }) => name === path && kind !== 'switch'),
    labelOf: (path) => props.fields.find(({ name }) => name === path)?.label ?? null,
  });
  useFaultOnMap(told.place);
  const buttons = (
    <Buttons isDirty={editing.isDirty} isSaving={editing.isSaving} onSave={editing.submit} onClose={onClose} />
  );
  return (
    <DrawerFrame kicker={kicker} title={title} onClose={onClose} footer={buttons}>
      <Stack gap="lg" data-testid="record-editor">
        <div className={classes.notices}>
          {editing.isConflict && (
            <ConflictNotice isReady={editing.isNewer} onTakeTheirs={editing.takeTheirs} onKeepMine={editing.keepMine} />
          )}
          <FaultNotice faults={told} />
        </div>
        <RecordFields
          fields={fields}
          form={form}
          errorAt={told.at}
          onChange={(name, value) => editing.setForm((now) => ({ ...now, [name]: value }))}
        />
        {props.renderPreview?.(form, faults.length === 0)}
      </Stack>
      <UnsavedGuard isDirty={editing.isGuarded} isInPage />
    </DrawerFrame>
  );
}

type ButtonsProps = { isDirty: boolean; isSaving: boolean; onSave: () => void; onClose: () => void };

function Buttons({ isDirty, isSaving, onSave, onClose }: ButtonsProps) {
  const { t } = useTranslation('common');
  return (
    <>
      <ActButton loading={isSaving} disabled={!isDirty} onClick={onSave} data-testid="save-record">
        {t('action.save')}
      </ActButton>
      <Button variant="default" onClick={onClose}>
        {t('action.cancel')}
      </Button>
    </>
  );
}
