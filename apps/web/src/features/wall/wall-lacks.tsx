import type { OwnScreen } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { lacksOf } from './lacks.js';
import classes from './wall.module.css';

/** Says what was deleted of what the wall was told to show, and what is in its place. */
export function WallLacks({ own }: { own: OwnScreen }) {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const name = nameOf(own.profile, locale);
  return lacksOf(own).map((lack) => (
    <p key={lack} className={classes.lack} role="status" data-testid="wall-lack" data-lack={lack}>
      <span aria-hidden="true">⚠ </span>
      {t(`lack.${lack}`, { name })}
    </p>
  ));
}

/** In place of a scene that has nothing to show: a wall is never black without a word. */
export function NothingToShow() {
  const { t } = useTranslation('wall');
  return (
    <div className={classes.nothing} role="status" data-testid="wall-nothing">
      <strong>{t('nothing.title')}</strong>
      <span>{t('nothing.what')}</span>
    </div>
  );
}
