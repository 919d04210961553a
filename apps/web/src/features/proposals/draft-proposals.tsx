import type { DraftProposalsRequest, ProposalSide } from '@abat/contracts';
import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/section.js';
import { ProposalSideView } from './proposal-side.js';
import { useDraftProposals } from './use-proposals.js';

type DraftProposalsProps = {
  /** The draft as its preview asks; null while nothing is in its way. */
  body: DraftProposalsRequest | null;
  onTake: (days: { start: string; end: string }, side: ProposalSide) => void;
};

/** Days on which the drafted work would be in nobody's way; one click takes them into the form. */
export function DraftProposals({ body, onTake }: DraftProposalsProps) {
  const { t } = useTranslation('resolutions');
  const { side, isCurrent, isFetching } = useDraftProposals(body);
  if (!body) return null;
  return (
    <Section
      title={t('draftTitle')}
      aside={(isFetching || !isCurrent) && <Loader size={14} role="status" aria-label={t('searching')} />}
    >
      {side && (
        <ProposalSideView
          side={side}
          action={isCurrent ? t('take') : null}
          onTake={(proposal) => onTake(proposal, side)}
        />
      )}
    </Section>
  );
}
