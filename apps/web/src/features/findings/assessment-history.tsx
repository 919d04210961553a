import type { AssessmentEntry } from '@abat/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useUnfolded } from '../../url/listed.js';
import classes from './findings.module.css';
import { SaidBy } from './said-by.js';

/** Everything the parties said of a finding, asked for when it is unfolded. */
export function AssessmentHistory({ id }: { id: string }) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const fold = useUnfolded('said');
  const { data } = useQuery({
    queryKey: keys.part('findings', id, 'assessments'),
    queryFn: ({ signal }) => call<{ items: AssessmentEntry[] }>(`/api/v1/findings/${id}/assessments`, { signal }),
    enabled: fold.open,
  });
  return (
    <details {...fold}>
      <summary className={classes.summary}>{t('said')}</summary>
      {!data && <p className={classes.noParties}>{t('common:state.loading')}</p>}
      {data?.items.length === 0 && <p className={classes.noParties}>{t('common:history.none')}</p>}
      {data?.items.map((entry) => (
        <div key={entry.id} className={classes.party}>
          <div className={classes.partyHead}>
            <span>{nameOf(entry, locale, entry.agency)}</span>
            <strong>{t(`common:assessment.${entry.assessment}`)}</strong>
          </div>
          <SaidBy {...entry} />
        </div>
      ))}
    </details>
  );
}
