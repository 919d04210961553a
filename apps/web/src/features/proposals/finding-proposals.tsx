import type { DateProposal, Finding, ProposalSide } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import { useBelongs } from '../../app/use-may-for.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useMaySpeak } from '../findings/use-may-speak.js';
import { isTaken, useResolutions, useResolve } from '../findings/use-resolutions.js';
import { ProposalSideView } from './proposal-side.js';
import classes from './proposals.module.css';
import { useApplyProposal, useFindingProposals } from './use-proposals.js';

/** What the reader can do with proposed days: move the work, or propose it to the body whose work it is. */
type Way = { hint: string | null; action: string | null; isBusy: boolean; take: (proposal: DateProposal) => void };

/** For who may not move the work: a party proposes the days to the others, as a resolution they answer. */
function useProposing(finding: Finding, side: ProposalSide): Way {
  const { t } = useTranslation('resolutions');
  const [maySpeak, belongs] = [useMaySpeak(), useBelongs()];
  const { data } = useResolutions(finding.id);
  const resolve = useResolve(finding);
  const speaker = finding.parties.find(({ agency }) => maySpeak(agency) && belongs(agency))?.agency;
  const take = ({ start, end }: DateProposal) => {
    const { work } = side;
    if (!speaker || !work) return;
    const plan = { moves: [{ work, start, end }] };
    resolve.mutate({ do: 'propose', body: { agency: speaker, kind: 'reschedule', note: null, plan } });
  };
  const mayPropose = speaker !== undefined && data !== undefined && !isTaken(data.items);
  const hint = !speaker ? 'notYours.watch' : mayPropose || !data ? 'notYours.propose' : 'notYours.taken';
  return { hint: t(hint), action: mayPropose ? t('propose') : null, isBusy: resolve.isPending, take };
}

function useWay(finding: Finding, side: ProposalSide): Way {
  const { t } = useTranslation('resolutions');
  const apply = useApplyProposal(finding);
  const proposing = useProposing(finding, side);
  if (!side.mayApply) return proposing;
  const take = (proposal: DateProposal) => apply.mutate({ side, proposal });
  return { hint: null, action: t('apply'), isBusy: apply.isPending, take };
}

function Side({ finding, side }: { finding: Finding; side: ProposalSide }) {
  const agencies = useAgencyNames();
  const { hint, action, isBusy, take } = useWay(finding, side);
  return (
    <section className={classes.sideBlock} aria-label={side.title}>
      <h4 className={classes.sideTitle}>{side.title}</h4>
      <p className={classes.sideMeta}>{agencies.nameOf(side.agency)}</p>
      {hint && side.proposals.length > 0 && <p className={classes.hint}>{hint}</p>}
      <ProposalSideView side={side} action={action} isBusy={isBusy} onTake={take} />
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
