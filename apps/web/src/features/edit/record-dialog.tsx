import { Group, Stack } from '@mantine/core';
import { Dialog } from '../../ui/dialog.js';
import { RecordButtons, RecordNotices } from './record-editor.js';
import { RecordFields } from './record-fields.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { type EditedRecord, type Stored, useRecordEditing } from './use-record-editing.js';

type RecordDialogProps<Row extends Stored> = EditedRecord<Row> & {
  isOpen: boolean;
  title: string;
  onClose: () => void;
};

function Form<Row extends Stored>(props: RecordDialogProps<Row>) {
  const editing = useRecordEditing(props);
  return (
    <Stack data-testid="record-editor">
      <RecordNotices editing={editing} />
      <RecordFields fields={editing.fields} form={editing.form} errorAt={editing.told.at} onChange={editing.set} />
      <Group gap="xs">
        <RecordButtons editing={editing} onClose={props.onClose} />
      </Group>
      <UnsavedGuard isDirty={editing.isGuarded} />
    </Stack>
  );
}

/** Form of a record that is part of what the drawer shows: over it, so that the drawer stays where it is. */
export function RecordDialog<Row extends Stored>(props: RecordDialogProps<Row>) {
  // A click beside the dialog is no decision to lose what was written.
  return (
    <Dialog opened={props.isOpen} onClose={props.onClose} title={props.title} closeOnClickOutside={false}>
      <Form key={props.row?.id ?? 'new'} {...props} />
    </Dialog>
  );
}
