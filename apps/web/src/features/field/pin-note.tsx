import { Button } from '@mantine/core';
import { IconPinned } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { useChangeParams } from '../../url/params.js';
import classes from './field.module.css';
import type { LonLat } from './place-age.js';

/** Opens a new note pinned at a place; without one it is pointed out on the map. */
export function PinNote({ at }: { at: LonLat | null }) {
  const { t } = useTranslation('field');
  const mayWrite = useMay('note.write');
  const change = useChangeParams();
  if (!mayWrite) return null;
  const place = at?.map((degrees) => degrees.toFixed(6)).join(',') ?? null;
  return (
    <Button
      className={classes.button}
      variant="default"
      leftSection={<IconPinned size={18} aria-hidden />}
      onClick={() => change({ new: 'note', 'n.at': place, sel: null }, { push: true })}
    >
      {t('work.pinNote')}
    </Button>
  );
}
