import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { zoneMark } from '../../city/city-moment.js';
import { useCity } from '../../city/city-store.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useConnection } from '../../live/connection-store.js';
import { useKeptSince } from '../../offline/kept-shown.js';
import { reloadPage } from '../../live/new-build.js';
import classes from './footer.module.css';
import { useLayout } from './use-layout.js';

/** When the data was true, what is demonstration, and whose the base map is. Always in view. */
export function Footer() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const { completeTo, status, newBuild } = useConnection();
  const { demo } = useCity();
  const layout = useLayout();
  const moment = useKeptSince() ?? completeTo;
  const told = moment !== null && {
    ...{ moment: formatDateTime(new Date(moment).toISOString(), locale), zone: zoneMark(moment) },
  };
  return (
    <footer className={classes.footer} data-layout={layout} data-stale={status !== 'live' && status !== 'connecting'}>
      <span className={classes.asOf} data-testid="as-of">
        {told ? t('asOf', told) : t('asOfUnknown')}
      </span>
      {demo && <span className={classes.demo}>{t('demoNotice')}</span>}
      {newBuild !== null && (
        <Button size="compact-xs" variant="light" onClick={reloadPage}>
          {t('newBuild')}
        </Button>
      )}
      <span className={classes.credit}>
        {t('mapData')}{' '}
        <Anchor
          href="https://www.openstreetmap.org/copyright"
          target="_blank"
          rel="noopener noreferrer"
          className={classes.link}
        >
          © OpenStreetMap contributors
        </Anchor>
      </span>
    </footer>
  );
}
