import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type DraftProposalsRequest,
  draftProposalsRequestSchema,
  type Finding,
  type ProposalApplication,
  proposalApplicationSchema,
  type Proposals,
} from '@abat/contracts';
import { ApplyProposal, ProposeDates } from '@abat/resolutions';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Dates on which works are in nobody's way. */
@Controller('api/v1/findings')
export class ProposalsController {
  constructor(
    private readonly proposeDates: ProposeDates,
    private readonly applyProposal: ApplyProposal,
  ) {}

  @Get(':id/proposals')
  forFinding(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<Proposals> {
    return this.proposeDates.forFinding(principal, id);
  }

  @Post('preview/proposals')
  @HttpCode(200)
  forDraft(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(draftProposalsRequestSchema)) { work }: DraftProposalsRequest,
  ): Promise<Proposals> {
    return this.proposeDates.forDraft(principal, work);
  }

  @Post(':id/proposals/apply')
  @HttpCode(200)
  apply(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(proposalApplicationSchema)) move: ProposalApplication,
  ): Promise<Finding> {
    return this.applyProposal.execute(principal, id, move);
  }
}
