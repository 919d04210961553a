import type { Permit, Work } from '@abat/contracts';

type Paper = Pick<Permit, 'kind' | 'issuedOn' | 'validTo'>;

/** Whether a permit lets the ground be opened on all days of a work: what the phase "construction" of its project asks for. */
export const allowsDigging =
  ({ start, end }: Pick<Work, 'start' | 'end'>) =>
  ({ kind, issuedOn, validTo }: Paper): boolean =>
    kind === 'excavation' && (issuedOn ?? start) <= start && (validTo ?? end) >= end;
