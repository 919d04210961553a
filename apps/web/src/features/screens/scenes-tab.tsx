import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { LoadingRows } from '../../ui/states.js';
import { useParam } from '../../url/params.js';
import { NewSceneDialog } from './scene-dialogs.js';
import { SceneEditor } from './scene-editor.js';
import classes from './screens.module.css';
import { useScenes, useScreenProfiles } from './use-kept.js';

/** The row of a code, else the first. */
const chosen = <Row extends { code: string }>(rows: readonly Row[] | undefined, code: string | null): Row | undefined =>
  rows?.find((row) => row.code === code) ?? rows?.[0];

/** Scenes: chosen on the left, composed on the right for one profile of screens. */
export function ScenesTab() {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const { data: scenes } = useScenes();
  const { data: profiles } = useScreenProfiles();
  const [code, setCode] = useParam('scene');
  const [profileCode, setProfileCode] = useParam('profile');
  const [isNew, setIsNew] = useState(false);
  const scene = chosen(scenes, code);
  const profile = chosen(profiles, profileCode);
  if (!scenes || !profiles || !scene || !profile) return <LoadingRows rows={6} height={60} />;
  return (
    <div className={classes.scenes}>
      <nav className={classes.sceneList} aria-label={t('tab.scenes')}>
        {scenes.map((one) => (
          <button
            key={one.code}
            type="button"
            className={classes.sceneName}
            aria-current={one === scene ? 'page' : undefined}
            onClick={() => one !== scene && setCode(one.code)}
          >
            {nameOf(one, locale)}
            {!one.enabled && <span className={classes.hint}> · {t('switchedOff')}</span>}
          </button>
        ))}
        <ActButton
          size="xs"
          mt="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setIsNew(true)}
        >
          {t('newScene')}
        </ActButton>
      </nav>
      <div className={classes.editor}>
        {code !== null && scene.code !== code && (
          <p className={classes.hint} role="status">
            {t('sceneGone')}
          </p>
        )}
        <Select
          size="xs"
          maw={360}
          label={t('composedFor')}
          allowDeselect={false}
          value={profile.code}
          onChange={setProfileCode}
          data={profiles.map((one) => ({ value: one.code, label: nameOf(one, locale) }))}
        />
        <SceneEditor key={`${scene.code} ${profile.code}`} scene={scene} profile={profile} />
      </div>
      {isNew && <NewSceneDialog scenes={scenes} from={null} onDone={setCode} onClose={() => setIsNew(false)} />}
    </div>
  );
}
