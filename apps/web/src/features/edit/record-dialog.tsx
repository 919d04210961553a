import { Group, Stack } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Dialog } from '../../ui/dialog.js';
import { RecordButtons, RecordNotices } from './record-editor.js';
import { RecordFields } from './record-fields.js';
import { UnsavedGuard, UnsavedQuestion } from './unsaved-guard.js';
import { type EditedRecord, type Stored, useRecordEditing } from './use-record-editing.js';

type RecordDialogProps<Row extends Stored> = EditedRecord<Row> & {
  isOpen: boolean;
  title: string;
  onClose: () => void;
};

/** Tells whether something would be lost now. */
type Guarded = RefObject<() => boolean>;

/**
 * The record that the form was opened for, kept current by events. One that somebody else makes or takes away meanwhile
 * does not take the place of what is being written: the server says so when it is sent.
 */
function useOpened<Row extends Stored>(row: Row | null): Row | null {
  const [opened] = useState(row);
  return row?.id === opened?.id ? row : opened;
}

function Form<Row extends Stored>({ guarded, ...props }: RecordDialogProps<Row> & { guarded: Guarded }) {
  const row = useOpened(props.row);
  const editing = useRecordEditing({ ...props, row });
  const { isGuarded } = editing;
  useEffect(() => {
    guarded.current = isGuarded;
    return () => {
      guarded.current = () => false;
    };
  }, [guarded, isGuarded]);
  return (
    <Stack data-testid="record-editor">
      <RecordNotices editing={editing} />
      <RecordFields fields={editing.fields} form={editing.form} errorAt={editing.told.at} onChange={editing.set} />
      <Group gap="xs">
        <RecordButtons editing={editing} onClose={props.onClose} />
      </Group>
      <UnsavedGuard isDirty={isGuarded} />
    </Stack>
  );
}

/** Form of a record that is part of what the drawer shows: over it, so that the drawer stays where it is. */
export function RecordDialog<Row extends Stored>(props: RecordDialogProps<Row>) {
  const guarded: Guarded = useRef(() => false);
  const [isAsked, setIsAsked] = useState(false);
  const leave = () => {
    setIsAsked(false);
    props.onClose();
  };
  const close = () => (guarded.current() ? setIsAsked(true) : leave());
  // A click beside the dialog is no decision to lose what was written.
  return (
    <>
      <Dialog opened={props.isOpen} onClose={close} title={props.title} closeOnClickOutside={false}>
        {props.isOpen && <Form {...props} onClose={close} guarded={guarded} />}
      </Dialog>
      <UnsavedQuestion isOpen={isAsked} onStay={() => setIsAsked(false)} onLeave={leave} />
    </>
  );
}
