import { SCREEN_LOCALES, SCREEN_THEMES, type Screen, type ScreenPatch } from '@abat/contracts';
import { Checkbox, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrictNames } from '../../api/use-names.js';
import { weekdaysShort } from '../../format-words.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { Refusal } from './refusal.js';
import classes from './screens.module.css';
import { SceneOrder } from './scene-order.js';
import { useScreenProfiles } from './use-kept.js';
import { useChangeScreen } from './use-screens.js';

/** Monday first; the words of weekdays begin with Sunday. */
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const NIGHT = { from: '22:00', to: '07:00', days: [...WEEK] };
const inDialog = { allowDeselect: false, comboboxProps: { zIndex: 700 } } as const;

type Draft = Required<Pick<ScreenPatch, 'name' | 'profile' | 'theme' | 'locale' | 'sleep' | 'drift' | 'breakInS'>> & {
  focusDistrict: string | null;
  scenes: Screen['scenes'];
};
type PartProps = { draft: Draft; set: (change: Partial<Draft>) => void };

const draftOf = (screen: Screen): Draft => {
  const { name, profile, theme, locale, sleep, drift, breakInS, scenes } = screen;
  return {
    ...{ name, profile, theme, locale, sleep, drift, breakInS, scenes },
    focusDistrict: screen.focusDistrict?.externalId ?? null,
  };
};

/** Settings of one wall: name, profile, language, district, scenes and their times, sleep. */
export function ScreenDialog({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const { t } = useTranslation('screens');
  const [draft, setDraft] = useState(() => draftOf(screen));
  const change = useChangeScreen();
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  return (
    <Dialog opened onClose={onClose} size="lg" title={t('wallNumber', { number: screen.number, name: screen.name })}>
      <Stack gap="sm" data-testid="screen-settings">
        <Looks draft={draft} set={set} />
        <SceneOrder scenes={draft.scenes} onChange={(scenes) => set({ scenes })} />
        <Night draft={draft} set={set} />
        <Refusal error={change.error} />
        <ActButton
          disabled={draft.name.trim() === ''}
          loading={change.isPending}
          onClick={() => change.mutate({ screen, patch: draft }, { onSuccess: onClose })}
        >
          {t('common:action.save')}
        </ActButton>
      </Stack>
    </Dialog>
  );
}

function Looks({ draft, set }: PartProps) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const { data: profiles = [] } = useScreenProfiles();
  const districts = useDistrictNames();
  return (
    <div className={classes.fields}>
      <TextInput label={t('name')} value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      <Select
        {...inDialog}
        label={t('profile')}
        data={profiles.map((row) => ({ value: row.code, label: nameOf(row, locale) }))}
        value={draft.profile}
        onChange={(value) => value && set({ profile: value })}
      />
      <Select
        {...inDialog}
        label={t('language')}
        data={SCREEN_LOCALES.map((value) => ({ value, label: t(`locale.${value}`) }))}
        value={draft.locale}
        onChange={(value) => value && set({ locale: value })}
      />
      <Select
        {...inDialog}
        label={t('theme')}
        data={SCREEN_THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
        value={draft.theme}
        onChange={(value) => value && set({ theme: value })}
      />
      <Select
        {...inDialog}
        label={t('district')}
        data={[{ value: '', label: t('inTurn') }, ...districts.options]}
        value={draft.focusDistrict ?? ''}
        onChange={(value) => set({ focusDistrict: value || null })}
      />
      <NumberInput
        label={t('breakIn')}
        description={t('breakInHint')}
        min={0}
        max={600}
        value={draft.breakInS}
        onChange={(value) => set({ breakInS: Number(value) || 0 })}
      />
    </div>
  );
}

function Night({ draft: { sleep, drift }, set }: PartProps) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const toggle = (day: number) => {
    if (!sleep) return;
    const days = WEEK.filter((one) => sleep.days.includes(one) !== (one === day));
    if (days.length > 0) set({ sleep: { ...sleep, days } });
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('night')}</legend>
      <Switch
        label={t('sleeps')}
        checked={sleep !== null}
        onChange={(event) => set({ sleep: event.currentTarget.checked ? NIGHT : null })}
      />
      {sleep && (
        <div className={classes.inline}>
          <TextInput
            type="time"
            label={t('sleepFrom')}
            value={sleep.from}
            onChange={(event) => set({ sleep: { ...sleep, from: event.currentTarget.value } })}
          />
          <TextInput
            type="time"
            label={t('sleepTo')}
            value={sleep.to}
            onChange={(event) => set({ sleep: { ...sleep, to: event.currentTarget.value } })}
          />
          {WEEK.map((day) => (
            <Checkbox
              key={day}
              label={weekdaysShort[locale][day % 7]}
              checked={sleep.days.includes(day)}
              onChange={() => toggle(day)}
            />
          ))}
        </div>
      )}
      <Switch label={t('drift')} checked={drift} onChange={(event) => set({ drift: event.currentTarget.checked })} />
    </fieldset>
  );
}
