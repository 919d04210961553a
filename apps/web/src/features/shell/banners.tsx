import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
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
  const told = useRef<HTMLDivElement>(null);
  useToldHeight(told);
  return (
    <div className={classes.banners}>
      <div ref={told} className={classes.told}>
        <LinkBanner />
        <KeptBanner />
        <MomentBanner />
        <FetchBanner />
        <NewBuildBanner />
      </div>
      {children}
    </div>
  );
}

/** Tells the sheets of a phone how much room they leave to the banners: they cover everything else but the header. */
function useToldHeight(told: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = told;
    if (!current) return undefined;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() => root.setProperty('--abat-told', `${current.offsetHeight}px`));
    observer.observe(current);
    return () => observer.disconnect();
  }, [told]);
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
