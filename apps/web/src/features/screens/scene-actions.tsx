import type { Scene } from '@abat/contracts';
import { IconCopy, IconSettings, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/act-button.js';
import { useParam } from '../../url/params.js';
import { DropDialog } from './drop-dialog.js';
import { NewSceneDialog, SceneSettingsDialog } from './scene-dialogs.js';
import classes from './screens.module.css';
import { useScenes } from './use-kept.js';

const LOOK = { size: 'xs', variant: 'default' } as const;

/** What is done to a scene as a whole. `why`: what is composed is saved or undone first. */
export function SceneActions({ scene, why }: { scene: Scene; why: string | undefined }) {
  const { t } = useTranslation('screens');
  const { data: scenes = [] } = useScenes();
  const [, goTo] = useParam('scene');
  const [asked, setAsked] = useState<'settings' | 'copy' | 'drop' | null>(null);
  const close = () => setAsked(null);
  return (
    <div className={classes.actions} data-testid="scene-actions">
      <ActButton
        {...LOOK}
        why={why}
        leftSection={<IconSettings size={15} aria-hidden />}
        onClick={() => setAsked('settings')}
      >
        {t('sceneSettings')}
      </ActButton>
      <ActButton {...LOOK} why={why} leftSection={<IconCopy size={15} aria-hidden />} onClick={() => setAsked('copy')}>
        {t('copy')}
      </ActButton>
      {!scene.shipped && (
        <ActButton
          {...LOOK}
          why={why}
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => setAsked('drop')}
        >
          {t('common:action.delete')}
        </ActButton>
      )}
      {asked === 'settings' && <SceneSettingsDialog scene={scene} onClose={close} />}
      {asked === 'copy' && <NewSceneDialog scenes={scenes} from={scene} onDone={goTo} onClose={close} />}
      {asked === 'drop' && <DropDialog register="scenes" row={scene} onDone={() => goTo(null)} onClose={close} />}
    </div>
  );
}
