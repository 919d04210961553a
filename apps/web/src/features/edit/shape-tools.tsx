import type { Geometry } from '@abat/contracts';
import { ActionIcon, Button, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFocusCentered,
  IconLine,
  IconMap,
  IconMapPin,
  IconPointer,
  IconPolygon,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useChangeParams } from '../../url/params.js';
import { useMapController } from '../map/map-controller.js';
import { useLayout } from '../shell/use-layout.js';
import classes from './edit.module.css';
import { bboxOf, partsOf } from './geometry-parts.js';
import type { DraftControl } from './use-draft.js';
import { useDraw, type Tool } from './use-draw.js';

const TOOLS: readonly (readonly [Tool, Icon])[] = [
  ['select', IconPointer],
  ['polygon', IconPolygon],
  ['linestring', IconLine],
  ['point', IconMapPin],
];

function ToolButton(props: { icon: Icon; label: string; disabled: boolean; onClick: () => void }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={props.label}
        disabled={props.disabled}
        onClick={props.onClick}
      >
        <props.icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function ToolChoice({ tool, isReady, onChange }: { tool: Tool; isReady: boolean; onChange: (tool: Tool) => void }) {
  const { t } = useTranslation('edit');
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('shape.tools')}
      value={tool}
      disabled={!isReady}
      data={TOOLS.map(([value, ToolIcon]) => ({
        value,
        label: (
          <span className={classes.tool}>
            <ToolIcon size={15} aria-hidden />
            {t(`shape.tool.${value}`)}
          </span>
        ),
      }))}
      onChange={onChange}
    />
  );
}

/** On a phone the form lies over the map: drawing brings the map to the front, with the form in its lower half. */
function usePhoneMap() {
  const change = useChangeParams();
  const isPhone = useIsPhone();
  const isShown = useLayout() === 'map';
  const box = useRef<HTMLDivElement>(null);
  const show = () => {
    if (!isPhone) return;
    if (!isShown) change({ panel: 'off' }, { push: true });
    requestAnimationFrame(() => box.current?.scrollIntoView({ block: 'start' }));
  };
  return { isPhone, isShown, box, show, hide: () => change({ panel: null }) };
}

function MapSwitch({ isShown, show, hide }: ReturnType<typeof usePhoneMap>) {
  const { t } = useTranslation('edit');
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconMap size={17} aria-hidden />}
      onClick={isShown ? hide : show}
      data-testid="map-switch"
    >
      {t(isShown ? 'shape.toForm' : 'shape.toMap')}
    </Button>
  );
}

/** What to do now with the chosen tool. */
function hintOf(tool: Tool, isDrawn: boolean, isPhone: boolean): Tool | 'start' | 'selectTouch' {
  if (tool !== 'select') return tool;
  if (!isDrawn) return 'start';
  return isPhone ? 'selectTouch' : 'select';
}

type ShapeEditorProps = {
  geometry: Geometry | null;
  onChange: (geometry: Geometry | null) => void;
  history: Pick<DraftControl, 'canUndo' | 'canRedo' | 'undo' | 'redo'>;
  error?: string;
};

/** Drawing and changing one shape on the map. */
export function ShapeEditor({ geometry, onChange, history, error }: ShapeEditorProps) {
  const { t } = useTranslation('edit');
  const controller = useMapController();
  const { isReady, tool, setTool } = useDraw({ geometry, onChange });
  const map = usePhoneMap();
  const choose = (next: Tool) => {
    setTool(next);
    if (next !== 'select') map.show();
  };
  return (
    <div className={classes.shape} ref={map.box}>
      {map.isPhone && <MapSwitch {...map} />}
      <ToolChoice tool={tool} isReady={isReady} onChange={choose} />
      <Group gap={6}>
        <ToolButton icon={IconArrowBackUp} label={t('shape.undo')} disabled={!history.canUndo} onClick={history.undo} />
        <ToolButton
          icon={IconArrowForwardUp}
          label={t('shape.redo')}
          disabled={!history.canRedo}
          onClick={history.redo}
        />
        <ToolButton icon={IconTrash} label={t('shape.remove')} disabled={!geometry} onClick={() => onChange(null)} />
        <ToolButton
          icon={IconFocusCentered}
          label={t('common:action.showOnMap')}
          disabled={!geometry}
          onClick={() => {
            map.show();
            if (geometry) controller.fit(bboxOf(geometry), 17);
          }}
        />
        <Text size="xs" c="dimmed">
          {geometry ? t('shape.parts', { count: partsOf(geometry).length }) : t('shape.none')}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {t(`shape.hint.${hintOf(tool, geometry !== null, map.isPhone)}`)}
      </Text>
      {error && (
        <Text size="xs" c="var(--abat-danger)" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}

/** The shape of one zone of a work. */
export function ShapeTools({ control, zone, error }: { control: DraftControl; zone: number; error?: string }) {
  return (
    <ShapeEditor
      geometry={control.draft.zones[zone]?.geometry ?? null}
      history={control}
      onChange={(next) => control.setShape(zone, next)}
      {...(error && { error })}
    />
  );
}
