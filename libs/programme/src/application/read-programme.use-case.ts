import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  Page,
  ProgrammeGroupQuery,
  ProgrammeGroups,
  ProgrammeMarks,
  ProgrammeMarksQuery,
  ProgrammeQuery,
  ProgrammeRow,
} from '@abat/contracts';
import { keysetPage } from '@abat/platform';
import { workConditions } from '@abat/works';
import { DataSource } from 'typeorm';
import { inGroup } from '../persistence/programme-conditions.js';
import { readGroups } from '../persistence/programme-groups.js';
import { readMarks } from '../persistence/programme-marks.js';
import { PROGRAMME_SOURCE } from '../persistence/programme-source.js';

/** The programme as a table and a timeline ask for it: lines, sums of groups, marks on lines. */
@Injectable()
export class ReadProgramme {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError request.invalid for a cursor or a group that is none */
  lines(query: ProgrammeQuery): Promise<Page<ProgrammeRow>> {
    const { groupBy, group, limit, cursor, offset, sort, ...filters } = query;
    const conditions = inGroup(workConditions(filters), groupBy, group);
    return keysetPage(this.dataSource.manager, PROGRAMME_SOURCE, { limit, cursor, offset, sort }, conditions);
  }

  groups(query: ProgrammeGroupQuery): Promise<ProgrammeGroups> {
    return readGroups(this.dataSource.manager, query);
  }

  marks({ works }: ProgrammeMarksQuery): Promise<ProgrammeMarks> {
    return readMarks(this.dataSource.manager, works);
  }
}
