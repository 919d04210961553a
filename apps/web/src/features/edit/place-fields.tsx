import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween, formatDays } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { DateField } from '../../ui/date-field.js';
import { Section } from '../../ui/section.js';
import classes from './edit.module.css';
import { ShapeTools } from './shape-tools.js';
import type { DraftControl } from './use-draft.js';
import type { Faults } from './use-faults.js';

type PlaceFieldsProps = { control: DraftControl; faults: Faults; zone: number };

function ZoneDays({ control, faults, zone }: PlaceFieldsProps) {
  const { t } = useTranslation('edit');
  const locale = useLocale();
  const { zones } = control.draft;
  const days = zones[zone];
  if (!days) return null;
  const at = (key: string) => faults.at(zones.length === 1 ? key : `zones.${zone}.${key}`) ?? faults.at(key);
  const [startError, endError] = [at('start'), at('end')];
  const { start, end } = days;
  return (
    <>
      <div className={classes.pair}>
        <DateField
          label={t('field.start')}
          required
          value={start}
          {...(startError && { error: startError })}
          onChange={(day) => control.setDays(zone, { start: day })}
        />
        <DateField
          label={t('field.end')}
          required
          value={end}
          {...(endError && { error: endError })}
          onChange={(day) => control.setDays(zone, { end: day })}
        />
      </div>
      {start && end && start <= end && (
        <Text size="xs" c="dimmed">
          {t('duration', { days: formatDays(daysBetween(start, end), locale) })}
        </Text>
      )}
    </>
  );
}

/** Zones of one request. */
const MOST = 100;

type ZonesProps = Pick<PlaceFieldsProps, 'control' | 'zone'> & { onChoose: (zone: number) => void };

/** Which of several zones is in the form. */
function ZoneChoice({ control, zone, onChoose }: ZonesProps) {
  const { t } = useTranslation('edit');
  const { zones } = control.draft;
  if (zones.length < 2) return null;
  return (
    <div className={classes.zones}>
      <SegmentedControl
        size="xs"
        aria-label={t('zones')}
        value={String(zone)}
        data={zones.map((_, index) => ({ value: String(index), label: t('zone', { number: index + 1 }) }))}
        onChange={(value) => onChoose(Number(value))}
      />
    </div>
  );
}

/** One zone more, one fewer. A new one begins with the days of the one before. */
function ZoneButtons({ control, zone, onChoose }: ZonesProps) {
  const { t } = useTranslation('edit');
  const { zones } = control.draft;
  const add = () => {
    const { start = null, end = null } = zones[zone] ?? {};
    control.insertZone(zones.length, { geometry: null, start, end });
    onChoose(zones.length);
  };
  const remove = () => {
    control.removeZone(zone);
    onChoose(Math.max(zone - 1, 0));
  };
  return (
    <Group gap="xs" mt="sm">
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={zones.length >= MOST}
        onClick={add}
      >
        {t('addZone')}
      </Button>
      {zones.length > 1 && (
        <Button size="compact-xs" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={remove}>
          {t('removeZone', { number: zone + 1 })}
        </Button>
      )}
    </Group>
  );
}

/** Days and shape of the work; a work of several zones is edited zone by zone. */
export function PlaceFields(props: PlaceFieldsProps & { onChoose: (zone: number) => void }) {
  const { control, faults, zone, onChoose } = props;
  const { t } = useTranslation('edit');
  const { zones } = control.draft;
  const shapeError = faults.at(zones.length === 1 ? 'geometry' : `zones.${zone}.geometry`) ?? faults.at('geometry');
  return (
    <>
      <ZoneChoice control={control} zone={zone} onChoose={onChoose} />
      <Section title={t('section.dates')}>
        <ZoneDays control={control} faults={faults} zone={zone} />
      </Section>
      <Section title={t('section.shape')}>
        <ShapeTools key={zone} control={control} zone={zone} {...(shapeError && { error: shapeError })} />
        <ZoneButtons control={control} zone={zone} onChoose={onChoose} />
      </Section>
    </>
  );
}
