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
import { ScenesTab } from './scenes-tab.js';
import { ScreenCard } from './screen-card.js';
import { ScreenDialog } from './screen-dialog.js';
import classes from './screens.module.css';
import { useScreens } from './use-screens.js';

/** Walls: which there are, what they show, and what their scenes are made of. */
export function ScreensPage() {
  const { t } = useTranslation('screens');
  const [tab, setTab] = useParam('tab');
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
        <Tabs
          value={tab === 'scenes' ? 'scenes' : 'walls'}
          onChange={(value) => setTab(value === 'scenes' ? value : null)}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="walls">{t('tab.walls')}</Tabs.Tab>
            <Tabs.Tab value="scenes">{t('tab.scenes')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="walls">
            <Walls />
          </Tabs.Panel>
          <Tabs.Panel value="scenes">{tab === 'scenes' && <ScenesTab />}</Tabs.Panel>
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
