import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityTime } from '../../format.js';
import { useConnection } from '../../live/connection-store.js';
import { reloadPage } from '../../live/new-build.js';
import { MomentBanner } from '../time/moment-banner.js';
import classes from './banners.module.css';
import { FetchBanner } from './fetch-banner.js';
import { KeptBanner } from './kept-banner.js';

/** What everybody must know about the link and the time shown, above whatever is open; `children` stand below it. */
export function Banners({ children }: { children: ReactNode }) {
  return (
    <div className={classes.banners}>
      <LinkBanner />
      <KeptBanner />
      <MomentBanner />
      <FetchBanner />
      <NewBuildBanner />
      {children}
    </div>
  );
}

/** Says that the picture stands still although the server is there: nothing else on the screen would look wrong. */
function LinkBanner() {
  const { t } = useTranslation('shell');
  const { status, cause, completeTo, answersRequests } = useConnection();
  if (status !== 'stale' || !cause || (cause === 'silent' && !answersRequests)) return null;
  const text = completeTo === null ? t('standsStill.unknown') : t(`standsStill.${cause}`, cityTime(completeTo));
  return (
    <div className={classes.banner} role="alert" data-testid="stands-still">
      <IconAlertTriangle size={18} aria-hidden />
      <span>{text}</span>
    </div>
  );
}

/** Offers the new version after a deploy. Nobody is moved against their will: a form that is open may hold typed text. */
function NewBuildBanner() {
  const { t } = useTranslation('shell');
  const { newBuild } = useConnection();
  const [isLater, setLater] = useState(false);
  if (newBuild === null || isLater) return null;
  return (
    <div className={classes.banner} role="status" data-kind="news" data-testid="new-build">
      <IconRefresh size={18} aria-hidden />
      <span>{t('newVersion')}</span>
      <Button size="compact-sm" variant="default" onClick={reloadPage}>
        {t('common:action.reload')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => setLater(true)}>
        {t('later')}
      </Button>
    </div>
  );
}
