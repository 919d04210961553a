import type { Screen } from '@abat/contracts';
import { Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { ActButton } from '../../ui/act-button.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useParam } from '../../url/params.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { PairDialog } from './pair-dialog.js';
import { ProfilesTab } from './profiles-tab.js';
import { ScenesTab } from './scenes-tab.js';
import { ScreenCard } from './screen-card.js';
import { ScreenDialog } from './screen-dialog.js';
import classes from './screens.module.css';
import { useScreens } from './use-screens.js';

const TABS = ['walls', 'scenes', 'profiles'] as const;

/** Walls: which there are, what they show, what their scenes are made of, and of what screens they are. */
export function ScreensPage() {
  const { t } = useTranslation('screens');
  const [asked, setTab] = useParam('tab');
  const tab = TABS.find((one) => one === asked) ?? 'walls';
  const [isPairing, setIsPairing] = useState(false);
  const mayManage = useMay('screen.manage');
  if (!mayManage) return <EmptyState title={t('notYours')} />;
  return (
    <PanelFrame
      title={t('title')}
      aside={
        <ActButton size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setIsPairing(true)}>
          {t('pair.open')}
        </ActButton>
      }
    >
      <div className={classes.page} data-testid="screens-list">
        <Tabs value={tab} onChange={(value) => setTab(value === 'walls' ? null : value)}>
          <Tabs.List mb="md">
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`tab.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="walls">
            <Walls />
          </Tabs.Panel>
          <Tabs.Panel value="scenes">{tab === 'scenes' && <ScenesTab />}</Tabs.Panel>
          <Tabs.Panel value="profiles">{tab === 'profiles' && <ProfilesTab />}</Tabs.Panel>
        </Tabs>
      </div>
      {isPairing && <PairDialog onClose={() => setIsPairing(false)} />}
    </PanelFrame>
  );
}

function Walls() {
  const { t } = useTranslation('screens');
  const { data, error, refetch } = useScreens();
  const [edited, setEdited] = useState<Screen | null>(null);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} height={140} />;
  if (data.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <>
      <ul className={classes.cards}>
        {data.map((screen) => (
          <ScreenCard key={screen.id} screen={screen} onEdit={() => setEdited(screen)} />
        ))}
      </ul>
      {edited && <ScreenDialog key={edited.id} screen={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
