import type { MapNote } from '@abat/contracts';
import { IconPinned } from '@tabler/icons-react';
import { Marker, type Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useSelection } from '../../url/selection.js';
import { useMapInstance } from '../map/map-controller.js';
import classes from './notes.module.css';
import { useNotes } from './use-notes.js';

function Pin({ note, map }: { note: MapNote; map: MapLibreMap }) {
  const { t } = useTranslation('notes');
  const [selection, select] = useSelection();
  const [element] = useState(() => document.createElement('div'));
  const [lon, lat] = note.at;
  useEffect(() => {
    const marker = new Marker({ element, anchor: 'bottom' }).setLngLat([lon, lat]).addTo(map);
    return () => void marker.remove();
  }, [element, lon, lat, map]);
  const isChosen = selection?.type === 'note' && selection.id === note.id;
  return createPortal(
    <button
      type="button"
      className={classes.pin}
      aria-label={t('pinLabel', { number: note.number, text: note.text.slice(0, 80) })}
      aria-current={isChosen || undefined}
      data-testid="note-pin"
      onClick={(event) => {
        event.stopPropagation();
        select({ type: 'note', id: note.id });
      }}
    >
      <IconPinned size={16} aria-hidden />
    </button>,
    element,
  );
}

/** Notes as pins on the map: few, so each is a button that keyboard and screen readers reach. */
export function NotesOnMap() {
  const map = useMapInstance();
  const { data } = useNotes();
  const notes = data?.pages[0]?.items ?? [];
  return map && notes.map((note) => <Pin key={note.id} note={note} map={map} />);
}
