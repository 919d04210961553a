import { Button, Stack } from '@mantine/core';
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

/** What keeps the form from being saved: somebody else's change, or a refusal that belongs to no field. */
export function RecordNotices({ editing }: { editing: RecordEditing }) {
  return (
    <div className={classes.notices}>
      {editing.isConflict && (
        <ConflictNotice isReady={editing.isNewer} onTakeTheirs={editing.takeTheirs} onKeepMine={editing.keepMine} />
      )}
      <FaultNotice faults={editing.told} />
    </div>
  );
}

type RecordEditorProps<Row extends Stored> = EditedRecord<Row> & {
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
  const { kicker, title, register, row, deletion, onClose } = props;
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
          <RecordButtons editing={editing} onClose={onClose} />
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
        <RecordNotices editing={editing} />
        <RecordFields fields={fields} form={form} errorAt={editing.told.at} onChange={editing.set} />
        {props.renderPreview?.(form, faultsOf(fields, form).length === 0)}
      </Stack>
      <UnsavedGuard isDirty={editing.isGuarded} isInPage />
    </DrawerFrame>
  );
}

/** Saving and leaving a form. */
export function RecordButtons({ editing, onClose }: { editing: RecordEditing; onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <>
      <ActButton
        loading={editing.isSaving}
        disabled={!editing.isDirty}
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
