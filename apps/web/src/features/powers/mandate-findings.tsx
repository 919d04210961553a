import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFindings } from '../../api/resources.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { Section } from '../../ui/section.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import classes from './powers.module.css';

/** Findings a mandate takes part in now; each leads to the map. */
export function MandateFindings({ id }: { id: string }) {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const { data } = useFindings({ subject: id, limit: 50 });
  const findings = data?.pages[0]?.items;
  return (
    <Section title={t('findings')}>
      {findings && findings.length > 0 ? (
        <ul className={classes.links} data-testid="mandate-findings">
          {findings.map((finding) => (
            <li key={finding.id}>
              <SeverityBadge severity={finding.severity} />{' '}
              <Link to={`/findings?sel=finding:${finding.id}`}>{textOf(finding.title, locale)}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <Text size="sm" c="dimmed">
          {t(findings ? 'noFindings' : 'common:state.loading')}
        </Text>
      )}
    </Section>
  );
}
