import { Button, Stack } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Work } from '@abat/contracts';
import { ApiError } from '../../api/api-error.js';
import { ActButton } from '../../ui/act-button.js';
import { useMapController } from '../map/map-controller.js';
import { NearbySection } from '../nearby/nearby-section.js';
import type { NearbyPlace } from '../nearby/use-nearby.js';
import { DraftProposals } from '../proposals/draft-proposals.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { type Draft, faultsOf } from './draft.js';
import classes from './edit.module.css';
import { FaultNotice } from './fault-notice.js';
import { PlaceFields } from './place-fields.js';
import { PreviewList } from './preview-list.js';
import { faultyZone, isFieldShown } from './shown-fields.js';
import type { DraftControl } from './use-draft.js';
import { useDraftHighlight } from './use-draft-highlight.js';
import { useFaults } from './use-faults.js';
import { useFieldLabel } from './use-field-label.js';
import { usePreview } from './use-preview.js';
import { WorkFields } from './work-fields.js';

type EditorFrameProps = {
  kicker: string;
  title: string;
  control: DraftControl;
  stored: Work | null;
  isDirty: boolean;
  isSaving: boolean;
  saveError: unknown;
  /** Whether saving was tried: only then missing fields are marked. */
  wasTried: boolean;
  notice?: ReactNode;
  onSave: () => void;
  onClose: () => void;
};

function ShapeFault({ place }: { place: [number, number] }) {
  const { t } = useTranslation('edit');
  const controller = useMapController();
  const [lon, lat] = place;
  return (
    <div className={classes.notice} data-tone="danger" role="alert">
      <strong className={classes.noticeTitle}>{t('shape.faultTitle')}</strong>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconMapPin size={15} aria-hidden />}
        onClick={() => controller.fit([lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001], 18)}
      >
        {t('common:action.showOnMap')}
      </Button>
    </div>
  );
}

function Buttons(props: Pick<EditorFrameProps, 'isDirty' | 'isSaving' | 'onSave' | 'onClose'>) {
  const { t } = useTranslation('edit');
  return (
    <>
      <ActButton loading={props.isSaving} disabled={!props.isDirty} onClick={props.onSave} data-testid="save-work">
        {t('common:action.save')}
      </ActButton>
      <Button variant="default" onClick={props.onClose}>
        {t('common:action.cancel')}
      </Button>
    </>
  );
}

/** The zone in the form; what is wrong in another one leads there when saving fails. */
function useZone({ zones }: Draft, saveError: unknown) {
  const [chosen, choose] = useState(0);
  const lookAt = useCallback(
    (faults: readonly { path: string }[]) =>
      choose((zone) =>
        faultyZone(
          zone,
          faults.map(({ path }) => path),
        ),
      ),
    [],
  );
  useEffect(() => {
    if (saveError instanceof ApiError) lookAt(saveError.fieldErrors);
  }, [saveError, lookAt]);
  return { zone: Math.min(chosen, zones.length - 1), choose, lookAt };
}

const NO_FAULTS: ReturnType<typeof faultsOf> = [];

/** All zones drawn so far, the stored work itself left out of what lies near them. */
function placeOf({ zones }: Draft, stored: Work | null): NearbyPlace | null {
  const geometries = zones.flatMap(({ geometry }) => geometry ?? []);
  return geometries.length > 0 ? { geometries, except: stored?.id } : null;
}

/** The form of a work beside the map it is drawn on, with the findings saving would bring. */
export function EditorFrame(props: EditorFrameProps) {
  const { control, stored, saveError, wasTried } = props;
  const { proposalsOf, ...preview } = usePreview(control.draft, stored);
  const { draft } = control;
  const place = useMemo(() => placeOf(draft, stored), [draft, stored]);
  const local = wasTried ? faultsOf(draft) : NO_FAULTS;
  const { zone, choose, lookAt } = useZone(draft, saveError);
  const labelOf = useFieldLabel();
  const isShown = (path: string): boolean => isFieldShown(draft, zone, path);
  const faults = useFaults(local, [saveError, preview.error], { isShown, labelOf });
  const save = () => {
    lookAt(faultsOf(draft));
    props.onSave();
  };
  const form = useRef<HTMLDivElement>(null);
  // What was pressed goes with what was in the way: the reader is led to the days and to what is left.
  const take = (days: { start: string; end: string }) => {
    control.moveTo(days);
    form.current?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'start' });
  };
  useDraftHighlight(control.draft, preview.comparison, faults.place);
  return (
    <DrawerFrame
      kicker={props.kicker}
      title={props.title}
      onClose={props.onClose}
      footer={<Buttons {...props} onSave={save} />}
    >
      <Stack gap="lg" data-testid="work-editor" ref={form} tabIndex={-1} className={classes.form}>
        {props.notice}
        <FaultNotice faults={faults} />
        {faults.place && <ShapeFault place={faults.place} />}
        <PlaceFields control={control} faults={faults} zone={zone} onChoose={choose} />
        <PreviewList {...preview} />
        <DraftProposals body={proposalsOf} onTake={take} />
        <WorkFields control={control} faults={faults} />
        <NearbySection place={place} />
      </Stack>
    </DrawerFrame>
  );
}
