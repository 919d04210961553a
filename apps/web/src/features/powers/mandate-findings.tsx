import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFindings } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Section } from '../../ui/section.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import classes from './powers.module.css';

/** Findings a mandate takes part in now; each leads to the map. */
export function MandateFindings({ id }: { id: string }) {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const list = useFlatList(useFindings({ subject: id, limit: 50 }));
  const { query, items } = list;
  return (
    <Section title={t('findings')}>
      {items.length > 0 ? (
        <ul className={classes.links} data-testid="mandate-findings">
          {items.map((finding) => (
            <li key={finding.id} className={classes.signal}>
              <SeverityBadge severity={finding.severity} />
              <Link to={`/findings?sel=finding:${finding.id}`}>{textOf(finding.title, locale)}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <Text size="sm" c="dimmed">
          {t(query.data ? 'noFindings' : 'common:state.loading')}
        </Text>
      )}
      <MoreRows list={list} />
    </Section>
  );
}
