import { Controller, Get, Query } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { type SearchQuery, searchQuerySchema, type SearchResponse } from '@abat/contracts';
import { SearchEverything } from '@abat/search';
import { CurrentPrincipal } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** The search over everything. */
@Controller('api/v1/search')
export class SearchController {
  constructor(private readonly searchEverything: SearchEverything) {}

  @Get()
  search(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(searchQuerySchema)) query: SearchQuery,
  ): Promise<SearchResponse> {
    return this.searchEverything.execute(principal, query);
  }
}
