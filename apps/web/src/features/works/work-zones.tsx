import type { Work } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateRange, formatLength } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import classes from './works.module.css';

/** Parts of a work, each with its days, kind of shape and the buffer that clashes are measured with. */
export function WorkZones({ work }: { work: Work }) {
  const { t } = useTranslation('works');
  const locale = useLocale();
  return (
    <ul className={classes.plainList}>
      {work.zones.map((zone) => (
        <li key={zone.id} className={classes.item}>
          {t('zone', { number: zone.number })}
          <div className={classes.itemMeta}>
            <span>{formatDateRange(zone.start, zone.end, locale)}</span>
            <span>{t(`shape.${zone.geometry.type}`)}</span>
            <span>{t('buffer', { length: formatLength(zone.bufferM, locale) })}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
