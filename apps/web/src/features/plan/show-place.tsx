import type { Geometry } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bboxOf } from '../edit/geometry-parts.js';
import { useShowOnMap } from '../map/use-show-on-map.js';

/** Moves the map to the place of a row, when it has one. */
export function ShowPlace({ geometry }: { geometry: Geometry | null }) {
  const { t } = useTranslation('common');
  const showOnMap = useShowOnMap();
  if (!geometry) return null;
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconMapPin size={15} aria-hidden />}
        onClick={() => showOnMap(bboxOf(geometry))}
      >
        {t('action.showOnMap')}
      </Button>
    </div>
  );
}
