import type { DateProposal, NamedFinding, ProposalSide } from '@abat/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMove } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { ProposalTimeline } from './proposal-timeline.js';
import classes from './proposals.module.css';
import { shiftOf } from './shift-of.js';

/** How far the work moves, in words. */
function useShiftWords(now: ProposalSide) {
  const { t } = useTranslation('resolutions');
  return (proposal: DateProposal): string => {
    const shift = shiftOf(proposal, now);
    if (shift === 'inside') return t('shift.narrowed');
    const { shiftDays } = proposal;
    const moved = shiftDays > 0 ? t('shift.later', { count: shiftDays }) : t('shift.earlier', { count: -shiftDays });
    return shift === 'shortened' ? t('shift.shortened', { moved }) : moved;
  };
}

function Named({ tone, findings }: { tone: 'clears' | 'leaves' | 'opens'; findings: readonly NamedFinding[] }) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  if (findings.length === 0) return null;
  return (
    <details className={classes.effect} data-tone={tone}>
      <summary>{t(tone, { count: findings.length })}</summary>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>{textOf(finding.title, locale)}</li>
        ))}
      </ul>
    </details>
  );
}

type CardProps = {
  side: ProposalSide;
  proposal: DateProposal;
  isChosen: boolean;
  onChoose: () => void;
  take: { label: string; isBusy: boolean; onTake: () => void } | null;
};

function Card({ side, proposal, isChosen, onChoose, take }: CardProps) {
  const locale = useLocale();
  const words = useShiftWords(side);
  return (
    <li
      className={classes.card}
      data-chosen={isChosen}
      onPointerEnter={onChoose}
      onFocus={onChoose}
      data-testid="proposal"
    >
      <div className={classes.cardHead}>
        <strong>{formatMove(side, proposal, locale)}</strong>
        <span className={classes.shift}>{words(proposal)}</span>
      </div>
      <Named tone="clears" findings={proposal.clears} />
      <Named tone="leaves" findings={proposal.leaves} />
      <Named tone="opens" findings={proposal.opens} />
      {take && (
        <ActButton size="compact-sm" loading={take.isBusy} onClick={take.onTake} data-testid="take-dates">
          {take.label}
        </ActButton>
      )}
    </li>
  );
}

type SideProps = {
  side: ProposalSide;
  /** Words of the button that takes the days; null = the reader may not. */
  action: string | null;
  isBusy?: boolean;
  onTake: (proposal: DateProposal) => void;
};

/** Where one work could go: what is in its way on a timeline, and the days that are free. */
export function ProposalSideView({ side, action, isBusy = false, onTake }: SideProps) {
  const { t } = useTranslation('resolutions');
  const [chosen, setChosen] = useState(0);
  const { proposals, immovable } = side;
  if (immovable) return <p className={classes.hint}>{t(`immovable.${immovable}`)}</p>;
  return (
    <div className={classes.side}>
      <ProposalTimeline side={side} chosen={proposals[chosen] ?? proposals[0] ?? null} />
      {proposals.length === 0 && <p className={classes.hint}>{t('none')}</p>}
      <ul className={classes.cards}>
        {proposals.map((proposal, index) => (
          <Card
            key={`${proposal.start}${proposal.end}`}
            side={side}
            proposal={proposal}
            isChosen={index === chosen}
            onChoose={() => setChosen(index)}
            take={action ? { label: action, isBusy, onTake: () => onTake(proposal) } : null}
          />
        ))}
      </ul>
    </div>
  );
}
