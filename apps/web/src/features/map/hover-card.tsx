import { useTranslation } from 'react-i18next';
import { HitLine } from './hit-line.js';
import classes from './map.module.css';
import type { Hover } from './use-map-interactions.js';

const SHOWN = 3;

/** What lies under the pointer. A help only: everything in it is also in the lists. */
export function HoverCard({ hover }: { hover: Hover }) {
  const { t } = useTranslation('map');
  const more = hover.hits.length - SHOWN;
  return (
    <div
      className={classes.hover}
      aria-hidden="true"
      style={{ left: hover.x, top: hover.y }}
      data-side={hover.y < 140 ? 'below' : 'above'}
    >
      {hover.hits.slice(0, SHOWN).map((hit) => (
        <HitLine key={`${hit.type}:${hit.id}`} hit={hit} />
      ))}
      {more > 0 && <div className={classes.hitMore}>{t('andMore', { count: more })}</div>}
    </div>
  );
}
