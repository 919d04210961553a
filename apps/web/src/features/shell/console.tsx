import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { MapController, MapControllerContext } from '../map/map-controller.js';
import { MapView } from '../map/map-view.js';
import { LaterTimeBar, TimeSlot } from '../time/time-slot.js';
import { useShownMoment } from '../time/use-shown-moment.js';
import { Palette, SearchSlot } from '../search/search-slot.js';
import { useConnection } from '../../live/connection-store.js';
import { NotesOnMap } from '../notes/notes-on-map.js';
import { LaterList } from '../panes/layouts-menu.js';
import { PinnedPane } from '../panes/pinned-pane.js';
import { useSayOpened } from '../presence/use-say-opened.js';
import { AlarmStrip } from '../shift/alarm-strip.js';
import { useSendReports } from '../field/use-send-reports.js';
import { useLoadLater } from '../../ui/later-part.js';
import { useCutTitles } from '../../ui/use-cut-titles.js';
import { DetailSlot } from './detail-slot.js';
import { Banners } from './banners.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { Rail } from './rail.js';
import { LaterDialog, ShortcutsHelp } from './shortcuts-help.js';
import { useDrawerPlace, useIsTimeInPage, useLayout } from './use-layout.js';
import '../../theme/phone.css';
import classes from './console.module.css';

const LATER = [Palette.load, LaterTimeBar.load, LaterList.load, LaterDialog.load];

/** The console: header, rail, panel of the route, map with the detail drawer over it, strip at the bottom. */
export function Console() {
  const { t } = useTranslation('shell');
  const controller = useMemo(() => new MapController(), []);
  const layout = useLayout();
  const place = useDrawerPlace();
  const isTimeInPage = useIsTimeInPage();
  const shown = useShownMoment();
  const { status } = useConnection();
  useSayOpened();
  useSendReports();
  useLoadLater(LATER);
  useCutTitles();
  const isStale = status !== 'live' && status !== 'connecting';
  return (
    <MapControllerContext value={controller}>
      <a className={classes.skip} href="#panel">
        {t('skipToPanel')}
      </a>
      <div className={classes.console} data-layout={layout} data-moment={shown} data-stale={isStale}>
        <Header />
        <AlarmStrip />
        <Rail />
        <main id="panel" tabIndex={-1} className={classes.panel} aria-label={t('panelLabel')}>
          <Outlet />
        </main>
        <section className={classes.map} aria-label={t('mapLabel')} inert={layout === 'wide'}>
          <MapView />
          {!isTimeInPage && <TimeSlot />}
          <NotesOnMap />
          {place === 'map' && <PinnedPane />}
          {place === 'map' && <DetailSlot />}
        </section>
        {place === 'phone' && <DetailSlot />}
        <Banners>{isTimeInPage && <TimeSlot isInPage />}</Banners>
        <Footer />
      </div>
      <SearchSlot />
      <ShortcutsHelp />
    </MapControllerContext>
  );
}
