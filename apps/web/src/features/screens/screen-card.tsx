import type { Locale, Scene, Screen, Shown } from '@abat/contracts';
import { Button, Menu } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityTime, formatDateTime, formatRelative } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useConnection } from '../../live/connection-store.js';
import { ActButton, useBlocked } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { useNow } from '../../ui/use-now.js';
import { Refusal } from './refusal.js';
import classes from './screens.module.css';
import { type KeptRow, useScenes, useScreenProfiles } from './use-kept.js';
import { useRevokeScreen, useShow } from './use-screens.js';

/** Whether the wall lives: by shape, colour and word. */
function State({ screen }: { screen: Screen }) {
  const { t } = useTranslation('screens');
  const state = !screen.online ? 'lost' : screen.asleep && !screen.shown ? 'asleep' : 'live';
  return (
    <span className={classes.state} data-state={state}>
      <span aria-hidden="true">{{ live: '●', asleep: '◐', lost: '○' }[state]}</span> {t(`state.${state}`)}
    </span>
  );
}

type InWords = { scenes: readonly Scene[] | undefined; t: TFunction<'screens'> };

/** Who put something on a wall and until when, unless the scene was deleted meanwhile. */
function shownValue(shown: Shown, { scenes, t }: InWords): string {
  const isGone = shown.kind === 'scene' && scenes?.every(({ code }) => code !== shown.ref) === true;
  return isGone ? t('shownGone') : t('shownUntil', { name: shown.by, time: cityTime(shown.until).time });
}

/** The name of a row in a list that may still be on its way. */
function nameIn(rows: readonly KeptRow[] | undefined, code: string | null, locale: Locale, gone: string): string {
  const row = rows?.find((one) => one.code === code);
  return row ? nameOf(row, locale) : rows ? gone : '…';
}

function useFacts(screen: Screen): Fact[] {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const now = useNow(10_000);
  const { build } = useConnection();
  const { data: scenes } = useScenes();
  const { data: profiles } = useScreenProfiles();
  const facts: Fact[] = [
    { label: t('heard'), value: screen.lastSeenAt ? formatRelative(screen.lastSeenAt, now, locale) : t('never') },
    { label: t('shows'), value: nameIn(scenes, screen.sceneShown, locale, '—') },
    { label: t('profile'), value: nameIn(profiles, screen.profile, locale, t('profileGone')) },
    { label: t('district'), value: screen.focusDistrict ? nameOf(screen.focusDistrict, locale) : t('inTurn') },
    {
      label: t('build'),
      value: screen.build !== null && screen.build === build ? t('buildSame') : (screen.build ?? '—'),
    },
    { label: t('paired'), value: `${formatDateTime(screen.pairedAt, locale)}, ${screen.pairedBy}` },
  ];
  if (screen.shown) facts.unshift({ label: t('shownBy'), value: shownValue(screen.shown, { scenes, t }) });
  return facts;
}

/** One wall with its state and what can be done to it. */
export function ScreenCard({ screen, onEdit }: { screen: Screen; onEdit: () => void }) {
  const { t } = useTranslation('screens');
  const facts = useFacts(screen);
  return (
    <li className={classes.card} data-testid="screen-card" data-online={screen.online} data-scene={screen.sceneShown}>
      <header className={classes.cardHead}>
        <h2 className={classes.cardTitle}>{t('wallNumber', { number: screen.number, name: screen.name })}</h2>
        <State screen={screen} />
      </header>
      <FactList facts={facts} />
      <Actions screen={screen} onEdit={onEdit} />
    </li>
  );
}

const MINUTES = 10;

function Actions({ screen, onEdit }: { screen: Screen; onEdit: () => void }) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const blocked = useBlocked();
  const { data: scenes = [] } = useScenes();
  const show = useShow();
  const [isRevoking, setIsRevoking] = useState(false);
  return (
    <div className={classes.actions}>
      <Menu position="bottom-start" disabled={blocked !== undefined}>
        <Menu.Target>
          <ActButton size="xs" variant="default" loading={show.isPending}>
            {t('show')}
          </ActButton>
        </Menu.Target>
        <Menu.Dropdown>
          {scenes.map((scene) => (
            <Menu.Item
              key={scene.code}
              onClick={() =>
                show.mutate({ id: screen.id, show: { kind: 'scene', code: scene.code, minutes: MINUTES } })
              }
            >
              {nameOf(scene, locale)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {screen.shown && (
        <ActButton size="xs" variant="default" onClick={() => show.mutate({ id: screen.id, show: null })}>
          {t('release')}
        </ActButton>
      )}
      <Button size="xs" variant="default" onClick={onEdit}>
        {t('settings')}
      </Button>
      <ActButton size="xs" variant="subtle" color="gray" onClick={() => setIsRevoking(true)}>
        {t('revoke.open')}
      </ActButton>
      <Refusal error={show.error} />
      {isRevoking && <RevokeDialog screen={screen} onClose={() => setIsRevoking(false)} />}
    </div>
  );
}

function RevokeDialog({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const { t } = useTranslation('screens');
  const revoke = useRevokeScreen();
  return (
    <Dialog opened onClose={onClose} title={t('revoke.title', { name: screen.name })}>
      <p>{t('revoke.text')}</p>
      <Refusal error={revoke.error} />
      <div className={classes.actions}>
        <ActButton color="red" loading={revoke.isPending} onClick={() => revoke.mutate(screen, { onSuccess: onClose })}>
          {t('revoke.do')}
        </ActButton>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
