import type { Site } from '@abat/contracts';
import { useOneQuery } from '../../api/resources.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';

/** The name of a site by its id. */
export function SiteName({ id }: { id: string }) {
  const locale = useLocale();
  const { data: site } = useOneQuery<Site>('sites', id);
  return site ? nameOf(site, locale, site.externalId) : '…';
}
