import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys, type Register } from '../../api/keys.js';
import type { FormField } from './record-fields.js';
import { faultsOf, formOf, type FormValue, rebase, type RecordForm, toBody, toPatch } from './record-form.js';
import { useFaults } from './use-faults.js';

/** A record as forms know it. */
export type Stored = { id: string; version: number };
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
        void client.invalidateQueries({ queryKey: keys.all(register) });
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

/** A record under a form: where it is stored, as what, and with which fields. */
export type EditedRecord<Row extends Stored> = {
  register: Register;
  /** The stored record, kept current by events; null makes a new one. */
  row: Row | null;
  fields: readonly FormField[];
  /** What a new record is sent with beside the fields: what it belongs to. */
  fixed?: Readonly<Record<string, string>>;
  onSaved: (row: Row) => void;
};

/** The form, its saving, and what became of the stored record meanwhile. */
export function useRecordEditing<Row extends Stored>(props: EditedRecord<Row>) {
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
  const told = useFaults(wasTried ? faultsOf(fields, form) : [], [save.error], {
    // A switch has no place for words.
    isShown: (path) => fields.some(({ name, kind }) => name === path && kind !== 'switch'),
    labelOf: (path) => props.fields.find(({ name }) => name === path)?.label ?? null,
  });
  const isNewer = base !== null && row !== null && row.version > base.version;
  const wasRefused = save.error instanceof ApiError && save.error.status === 412;
  return {
    ...{ fields, form, isDirty, isNewer, isSaving: save.isPending, told },
    set: (name: string, value: FormValue) => state.setForm((now) => ({ ...now, [name]: value })),
    isConflict: wasRefused || (isNewer && !save.isPending && !save.isSuccess),
    isGuarded: useCallback(() => isDirty && !isDone.current, [isDirty]),
    submit: () =>
      base
        ? send({ id: base.id, version: base.version, patch: state.patch }, form)
        : send({ body: { ...props.fixed, ...toBody(fields, form) } }, form),
    /** The record is gone: nothing of the form is asked after any more. */
    abandon: () => {
      isDone.current = true;
    },
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
export type RecordEditing = ReturnType<typeof useRecordEditing>;
