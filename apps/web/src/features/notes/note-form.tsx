import type { MapNote } from '@abat/contracts';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { connection } from '../../live/connection-store.js';
import { ActButton } from '../../ui/act-button.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { UnsavedGuard } from '../edit/unsaved-guard.js';
import { useMapController, useMapInstance } from '../map/map-controller.js';
import { parsePoint } from '../responsibility/use-responsibility.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { useChangeNotes } from './use-notes.js';

const HOUR_MS = 3_600_000;
/** Hours a note may hold; 0 = until somebody takes it off, `keep` = as it was. */
const HOURS = [1, 4, 12, 24, 72, 168, 0] as const;
const DECIMALS = 6;

/** Puts the point where the map is clicked into the address; until then the middle of the map is meant. */
function usePickedPoint(isOn: boolean): [lon: number, lat: number] | null {
  const map = useMapInstance();
  const controller = useMapController();
  const change = useChangeParams();
  const [text] = useParam('n.at');
  useEffect(() => {
    if (!map || !isOn) return undefined;
    controller.setMode('draw');
    map.getCanvas().style.cursor = 'crosshair';
    const pick = ({ lngLat }: { lngLat: { lng: number; lat: number } }) =>
      change({ 'n.at': `${lngLat.lng.toFixed(DECIMALS)},${lngLat.lat.toFixed(DECIMALS)}` });
    map.on('click', pick);
    return () => {
      map.off('click', pick);
      map.getCanvas().style.cursor = '';
      controller.setMode('browse');
    };
  }, [map, controller, change, isOn]);
  const point = parsePoint(text);
  if (point) return [point.lon, point.lat];
  const centre = map?.getCenter();
  return centre ? [centre.lng, centre.lat] : null;
}

function untilOf(hours: string, note: MapNote | null): string | null {
  if (hours === 'keep') return note?.until ?? null;
  if (hours === '0') return null;
  return new Date((connection.get().serverTime ?? Date.now()) + Number(hours) * HOUR_MS).toISOString();
}

/** The fields of the form and what saving sends. */
function useNoteFields(note: MapNote | null, onDone: (saved: MapNote | null) => void) {
  const point = usePickedPoint(note === null);
  const [text, setText] = useState(note?.text ?? '');
  const [hours, setHours] = useState(note ? 'keep' : '24');
  const { mutate, isPending, error } = useChangeNotes();
  const at = note?.at ?? point;
  const said = text.trim();
  const isDone = useRef(false);
  const save = () => {
    if (!at) return;
    const fields = { text: said, until: untilOf(hours, note) };
    const options = {
      onSuccess: (saved: MapNote | undefined) => {
        isDone.current = true;
        onDone(saved ?? null);
      },
    };
    if (note) mutate({ kind: 'change', note, patch: fields }, options);
    else mutate({ kind: 'create', draft: { ...fields, at } }, options);
  };
  const isDirty = text !== (note?.text ?? '');
  const isGuarded = useCallback(() => isDirty && !isDone.current, [isDirty]);
  return { text, setText, hours, setHours, at, save, isPending, error, isGuarded, isReady: said !== '' && at !== null };
}

/** How long a note may hold; a stored one may also keep its end. */
function useTerms(note: MapNote | null) {
  const { t } = useTranslation('notes');
  const locale = useLocale();
  const terms = HOURS.map((value) => ({ value: String(value), label: t(`hours.${value}`) }));
  if (!note) return terms;
  const label = note.until ? t('until', { moment: formatDateTime(note.until, locale) }) : t('noEnd');
  return [{ value: 'keep', label }, ...terms];
}

function Failure({ error }: { error: Error | null }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  return (
    error && (
      <Text size="sm" role="alert">
        {error instanceof ApiError ? error.titleIn(locale) : t('state.failed')}
      </Text>
    )
  );
}

/** Pins a note, or changes one. The place is chosen by a click on the map. */
export function NoteForm({ note, onDone }: { note: MapNote | null; onDone: (saved: MapNote | null) => void }) {
  const { t } = useTranslation('notes');
  const terms = useTerms(note);
  const { at, ...form } = useNoteFields(note, onDone);
  return (
    <DrawerFrame
      kicker={t('kicker')}
      title={note ? t('edit') : t('new')}
      onClose={() => onDone(null)}
      footer={
        <Group>
          <ActButton loading={form.isPending} disabled={!form.isReady} onClick={form.save}>
            {t('save')}
          </ActButton>
          <Button variant="default" onClick={() => onDone(null)}>
            {t('common:action.cancel')}
          </Button>
        </Group>
      }
    >
      <Stack gap="md">
        {!note && <Text size="sm">{t('pick')}</Text>}
        {at && (
          <Text size="sm" c="dimmed">
            {t('place', { lat: at[1].toFixed(5), lon: at[0].toFixed(5) })}
          </Text>
        )}
        <Textarea
          data-autofocus
          required
          label={t('text')}
          value={form.text}
          maxLength={1000}
          autosize
          minRows={3}
          onChange={(event) => form.setText(event.currentTarget.value)}
        />
        <Select
          label={t('holds')}
          allowDeselect={false}
          data={terms}
          value={form.hours}
          onChange={(value) => form.setHours(value ?? '24')}
        />
        <Failure error={form.error} />
      </Stack>
      <UnsavedGuard isDirty={form.isGuarded} />
    </DrawerFrame>
  );
}
