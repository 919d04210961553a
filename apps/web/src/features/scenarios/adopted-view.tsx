import type { Mandate, Page, Scenario } from '@abat/contracts';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { formatDate, formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './comparison.module.css';
import common from './scenarios.module.css';
import { mandatesOf } from './step-facts.js';
import { usePowerNames } from './use-step-names.js';

/** New powers carry the code of the scenario in front: `code.step.place`. */
function useNewPowers({ code }: Scenario) {
  const query = { q: `${code}.`, limit: 500 };
  return useQuery({
    queryKey: keys.list('mandates', query),
    queryFn: async ({ signal }) => {
      const page = await call<Page<Mandate>>('/api/v1/mandates', { query, signal });
      return page.items.filter((mandate) => mandate.code.startsWith(`${code}.`));
    },
  });
}

/** What an adopted scenario left in the register, with the way to it. */
export function AdoptedView({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const names = usePowerNames();
  const { data, error, refetch } = useNewPowers(scenario);
  const ended = [...new Set(scenario.steps.flatMap(mandatesOf))];
  return (
    <div className={classes.comparison} data-testid="scenario-adopted">
      <div className={common.banner}>
        <IconCircleCheck size={26} aria-hidden />
        <div>
          <b>{t('adopted.title', { day: formatDate(scenario.effectiveOn, locale, 'long') })}</b>
          <p>
            {t('adopted.by', { name: scenario.adoptedBy ?? '—', moment: formatDateTime(scenario.adoptedAt, locale) })}
          </p>
        </div>
        <Link className={common.link} to={`/matrix?m.at=${scenario.effectiveOn ?? ''}`}>
          {t('adopted.matrix')}
        </Link>
        <Link className={common.link} to="/findings">
          {t('adopted.findings')}
        </Link>
      </div>
      <Section title={t('adopted.newPowers')}>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingRows rows={3} height={44} />}
        <ul className={common.powers}>
          {data?.map((mandate) => (
            <li key={mandate.id}>
              <Link className={common.link} to={`/powers/mandates?row=${mandate.id}`}>
                {names.power(mandate)}
              </Link>
              <span className={common.dim}>{mandate.code}</span>
            </li>
          ))}
          {data?.length === 0 && <li className={common.dim}>{t('adopted.noNewPowers')}</li>}
        </ul>
      </Section>
      {ended.length > 0 && (
        <Section title={t('adopted.ended')}>
          <p className={common.dim}>{ended.join(', ')}</p>
        </Section>
      )}
    </div>
  );
}
