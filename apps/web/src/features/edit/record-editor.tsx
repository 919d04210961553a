import { Button, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/act-button.js';
import { useHighlight } from '../map/map-controller.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { ConflictNotice } from './conflict-notice.js';
import { DeleteRecord, type DeleteRecordProps } from './delete-record.js';
import classes from './edit.module.css';
import { FaultNotice } from './fault-notice.js';
import { RecordFields } from './record-fields.js';
import { faultsOf, type RecordForm } from './record-form.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { type EditedRecord, type RecordEditing, type Stored, useRecordEditing } from './use-record-editing.js';

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

/** What came in between, after which the record is changed no more. */
export type ClosedRecord = { title: string; text: string };
type Closing = { closed?: ClosedRecord | null };

/** What was written stays on screen, to be copied. */
function ClosedNotice({ title, text }: ClosedRecord) {
  return (
    <div className={classes.notice} data-tone="warning" role="alert" data-testid="edit-closed">
      <strong className={classes.noticeTitle}>
        <IconUsers size={18} aria-hidden />
        {title}
      </strong>
      {text}
    </div>
  );
}

/** What keeps the form from being saved: somebody else's change, or a refusal that belongs to no field. */
export function RecordNotices({ editing, closed }: { editing: RecordEditing } & Closing) {
  return (
    <div className={classes.notices}>
      {closed && <ClosedNotice {...closed} />}
      {!closed && editing.isConflict && (
        <ConflictNotice isReady={editing.isNewer} onTakeTheirs={editing.takeTheirs} onKeepMine={editing.keepMine} />
      )}
      <FaultNotice faults={editing.told} />
    </div>
  );
}

type RecordEditorProps<Row extends Stored> = EditedRecord<Row> &
  Closing & {
    kicker: string;
    title: string;
    /** What saving would bring, measured from the form without faults. */
    renderPreview?: (form: RecordForm, isComplete: boolean) => ReactNode;
    /** For records that have no other place to be deleted at. */
    deletion?: Pick<DeleteRecordProps, 'name' | 'goes' | 'also'>;
    onClose: () => void;
  };

/** Form of one record: every field, faults where they are, nobody's newer state overwritten. */
export function RecordEditor<Row extends Stored>(props: RecordEditorProps<Row>) {
  const { kicker, title, register, row, deletion, closed = null, onClose } = props;
  const editing = useRecordEditing(props);
  const { fields, form } = editing;
  useFaultOnMap(editing.told.place);
  return (
    <DrawerFrame
      kicker={kicker}
      title={title}
      onClose={onClose}
      footer={
        <>
          <RecordButtons editing={editing} closed={closed} onClose={onClose} />
          {row && deletion && (
            <DeleteRecord
              {...{ register, row, ...deletion }}
              size="sm"
              onDeleted={() => {
                editing.abandon();
                onClose();
              }}
            />
          )}
        </>
      }
    >
      <Stack gap="lg" data-testid="record-editor">
        <RecordNotices editing={editing} closed={closed} />
        <RecordFields fields={fields} form={form} errorAt={editing.told.at} onChange={editing.set} />
        {props.renderPreview?.(form, faultsOf(fields, form).length === 0)}
      </Stack>
      <UnsavedGuard isDirty={editing.isGuarded} isInPage />
    </DrawerFrame>
  );
}

type ButtonsProps = Closing & { editing: RecordEditing; onClose: () => void };

/** Saving and leaving a form. */
export function RecordButtons({ editing, closed, onClose }: ButtonsProps) {
  const { t } = useTranslation('common');
  return (
    <>
      <ActButton
        loading={editing.isSaving}
        disabled={!editing.isDirty}
        why={closed?.title}
        onClick={editing.submit}
        data-testid="save-record"
      >
        {t('action.save')}
      </ActButton>
      <Button variant="default" onClick={onClose}>
        {t('action.cancel')}
      </Button>
    </>
  );
}
