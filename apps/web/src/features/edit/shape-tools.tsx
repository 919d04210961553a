import { ActionIcon, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFocusCentered,
  IconLine,
  IconMapPin,
  IconPointer,
  IconPolygon,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMapController } from '../map/map-controller.js';
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

/** Drawing and changing the shape of one zone on the map. */
export function ShapeTools({ control, zone, error }: { control: DraftControl; zone: number; error?: string }) {
  const { t } = useTranslation('edit');
  const controller = useMapController();
  const geometry = control.draft.zones[zone]?.geometry ?? null;
  const { isReady, tool, setTool } = useDraw({ geometry, onChange: (next) => control.setShape(zone, next) });
  return (
    <div className={classes.shape}>
      <ToolChoice tool={tool} isReady={isReady} onChange={setTool} />
      <Group gap={6}>
        <ToolButton icon={IconArrowBackUp} label={t('shape.undo')} disabled={!control.canUndo} onClick={control.undo} />
        <ToolButton
          icon={IconArrowForwardUp}
          label={t('shape.redo')}
          disabled={!control.canRedo}
          onClick={control.redo}
        />
        <ToolButton
          icon={IconTrash}
          label={t('shape.remove')}
          disabled={!geometry}
          onClick={() => control.setShape(zone, null)}
        />
        <ToolButton
          icon={IconFocusCentered}
          label={t('common:action.showOnMap')}
          disabled={!geometry}
          onClick={() => geometry && controller.fit(bboxOf(geometry), 17)}
        />
        <Text size="xs" c="dimmed">
          {geometry ? t('shape.parts', { count: partsOf(geometry).length }) : t('shape.none')}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {t(`shape.hint.${tool}`)}
      </Text>
      {error && (
        <Text size="xs" c="var(--abat-danger)" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}
