import type { Site } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { shortNumber } from '../short-number.js';

/** What a site is called; one without a name by its kind and the number that can be spoken. */
export function useSiteName(): (site: Pick<Site, 'nameRu' | 'nameKk' | 'kind' | 'number'>) => string {
  const { t } = useTranslation('common');
  const locale = useLocale();
  return (site) => nameOf(site, locale, `${t(`siteKind.${site.kind}`)} ${shortNumber('site', site.number)}`);
}
