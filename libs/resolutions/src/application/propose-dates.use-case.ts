import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type Proposals, type ProposalSide, type WorkPreview, type WorkStatus } from '@abat/contracts';
import { GetFinding, type MovableWork, MovableWorks, type Obstacles } from '@abat/findings';
import type { EntityManager } from 'typeorm';
import { dayNumber, dayOf, windowsIn } from '../domain/days.js';
import { immovable } from '../domain/moved-work.js';
import { HORIZON_DAYS, WorkProposals } from './work-proposals.js';

/** Bars told of one work; the timeline says how many there are. */
const MOST_BARS = 100;

/** The smallest shifts of dates that clear a finding or a draft, with what stands in the way. Nothing is stored. */
@Injectable()
export class ProposeDates {
  constructor(
    private readonly works: MovableWorks,
    private readonly proposals: WorkProposals,
    private readonly getFinding: GetFinding,
  ) {}

  /** Proposals for each work of a stored finding. @throws DomainError resource.not-found */
  async forFinding(principal: Principal, id: string): Promise<Proposals> {
    authorize(principal, 'read');
    return this.works.rolledBack(async (manager) => {
      const finding = await this.getFinding.execute(id, manager);
      const sides: ProposalSide[] = [];
      for (const subject of finding.subjects.filter(({ type }) => type === 'work')) {
        const work = await this.find(manager, subject.id);
        if (work) sides.push(await this.side(manager, work, { clearing: id, mayApply: mayChange(principal, work) }));
      }
      return { sides };
    });
  }

  /** Proposals for a work that is not saved yet. @throws DomainError reference.unknown, geometry.* */
  async forDraft(principal: Principal, preview: WorkPreview): Promise<Proposals> {
    authorize(principal, 'read');
    return this.works.rolledBack(async (manager) => {
      const work = await this.works.ofPreview(manager, preview);
      return { sides: [await this.side(manager, work, { clearing: null, mayApply: true })] };
    });
  }

  // A work that is deleted leaves its finding until detection has looked again.
  private async find(manager: EntityManager, id: string): Promise<MovableWork | null> {
    try {
      return await this.works.ofStored(manager, id);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'resource.not-found') return null;
      throw error;
    }
  }

  private async side(
    manager: EntityManager,
    work: MovableWork,
    { clearing, mayApply }: { clearing: string | null; mayApply: boolean },
  ): Promise<ProposalSide> {
    const { draft, standing } = work;
    const { measured, row } = draft;
    const status = measured.status as WorkStatus;
    const held = immovable(status);
    const obstacles = await this.works.obstacles(manager, work, HORIZON_DAYS);
    const days = { start: firstOf(measured.zones), end: lastOf(measured.zones) };
    return {
      work: row.id,
      version: standing?.version ?? null,
      title: row.title,
      agency: standing?.agency ?? '',
      status,
      dateCertainty: measured.firm ? 'firm' : 'planned',
      ...days,
      immovable: held,
      mayApply: mayApply && held === null,
      proposals: held ? [] : await this.proposals.of(manager, work, { obstacles, clearing }),
      ...barsOf(obstacles),
      season: seasonOf(obstacles, days),
    };
  }
}

function mayChange(principal: Principal, { standing }: MovableWork): boolean {
  if (!standing) return false;
  try {
    authorize(principal, 'work.write', standing);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

type Zones = readonly { start: string; end: string }[];
const firstOf = (zones: Zones): string => zones.map(({ start }) => start).toSorted()[0] as string;
const lastOf = (zones: Zones): string =>
  zones
    .map(({ end }) => end)
    .toSorted()
    .at(-1) as string;

/** Each neighbour and restriction once, whatever number of zones it is in the way of. */
function barsOf({ bars }: Obstacles): Pick<ProposalSide, 'bars' | 'barsTotal'> {
  const told = new Map(
    bars.map(({ zone: _zone, sequence: _sequence, ...bar }) => [`${bar.id}|${bar.start}|${bar.end}`, bar] as const),
  );
  return { bars: [...told.values()].slice(0, MOST_BARS), barsTotal: told.size };
}

function seasonOf({ season }: Obstacles, { start, end }: { start: string; end: string }): ProposalSide['season'] {
  if (!season) return null;
  const within = { from: dayNumber(start) - HORIZON_DAYS, to: dayNumber(end) + HORIZON_DAYS };
  return windowsIn(season, within).map(({ from, to }) => ({ start: dayOf(from), end: dayOf(to) }));
}
