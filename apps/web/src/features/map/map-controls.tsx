import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBuildingSkyscraper, IconMinus, IconPlus, type Icon } from '@tabler/icons-react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';
import { useMapController } from './map-controller.js';

type ControlProps = { label: string; icon: Icon; isDisabled: boolean; onClick: () => void };

function Control({ label, icon: Glyph, isDisabled, onClick }: ControlProps) {
  return (
    <Tooltip label={label} position="right">
      <ActionIcon variant="default" size={36} aria-label={label} disabled={isDisabled} onClick={onClick}>
        <Glyph size={18} stroke={1.8} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** Zoom in, zoom out, back to the whole city. */
export function MapControls({ map }: { map: MapLibreMap | null }) {
  const { t } = useTranslation('map');
  const controller = useMapController();
  const isDisabled = map === null;
  return (
    <ActionIcon.Group orientation="vertical">
      <Control label={t('control.zoomIn')} icon={IconPlus} isDisabled={isDisabled} onClick={() => map?.zoomIn()} />
      <Control label={t('control.zoomOut')} icon={IconMinus} isDisabled={isDisabled} onClick={() => map?.zoomOut()} />
      <Control
        label={t('control.city')}
        icon={IconBuildingSkyscraper}
        isDisabled={isDisabled}
        onClick={() => controller.showCity()}
      />
    </ActionIcon.Group>
  );
}
