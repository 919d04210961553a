import type { Finding, ProposalSide } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { ProposalSideView } from './proposal-side.js';
import classes from './proposals.module.css';
import { useApplyProposal, useFindingProposals } from './use-proposals.js';

function Side({ finding, side }: { finding: Finding; side: ProposalSide }) {
  const { t } = useTranslation('resolutions');
  const agencies = useAgencyNames();
  const apply = useApplyProposal(finding);
  return (
    <section className={classes.sideBlock} aria-label={side.title}>
      <h4 className={classes.sideTitle}>{side.title}</h4>
      <p className={classes.sideMeta}>{agencies.nameOf(side.agency)}</p>
      <ProposalSideView
        side={side}
        action={side.mayApply ? t('apply') : null}
        isBusy={apply.isPending}
        onTake={(proposal) => apply.mutate({ side, proposal })}
      />
    </section>
  );
}

/** Days to which each work of a finding could move so that it goes away. */
export function FindingProposals({ finding }: { finding: Finding }) {
  const { t } = useTranslation('resolutions');
  const isAsked = finding.rule.startsWith('work.') && finding.status !== 'closed';
  const { data, error, refetch } = useFindingProposals(finding.id, isAsked);
  if (!isAsked) return null;
  return (
    <Section title={t('title')}>
      <div data-testid="finding-proposals">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingRows rows={2} height={72} />}
        {data?.sides.map((side) => (
          <Side key={side.work} finding={finding} side={side} />
        ))}
      </div>
    </Section>
  );
}
