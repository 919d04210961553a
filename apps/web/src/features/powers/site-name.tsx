import type { Site } from '@abat/contracts';
import { useOneQuery } from '../../api/resources.js';
import { useSiteName } from '../../ui/use-site-name.js';

/** The name of a site by its id. */
export function SiteName({ id }: { id: string }) {
  const nameOf = useSiteName();
  const { data: site } = useOneQuery<Site>('sites', id);
  return site ? nameOf(site) : '…';
}
