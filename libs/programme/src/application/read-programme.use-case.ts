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
import { readAt } from '@abat/moments';
import { keysetPage } from '@abat/platform';
import { workConditions } from '@abat/works';
import { DataSource } from 'typeorm';
import { inGroup } from '../persistence/programme-conditions.js';
import { readGroups } from '../persistence/programme-groups.js';
import { readMarks } from '../persistence/programme-marks.js';
import { programmeSource } from '../persistence/programme-source.js';

/** The programme as a table and a timeline ask for it, of now or of a moment: lines, sums of groups, marks on lines. */
@Injectable()
export class ReadProgramme {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError request.invalid for a cursor or a group that is none, and for a moment that is to come */
  lines(query: ProgrammeQuery): Promise<Page<ProgrammeRow>> {
    const { groupBy, group, limit, cursor, offset, sort, ...filters } = query;
    const conditions = inGroup(workConditions(filters), groupBy, group);
    return readAt(this.dataSource, query.at, (manager) =>
      keysetPage(manager, programmeSource(query.at), { limit, cursor, offset, sort }, conditions),
    );
  }

  groups(query: ProgrammeGroupQuery): Promise<ProgrammeGroups> {
    return readAt(this.dataSource, query.at, (manager) => readGroups(manager, query));
  }

  marks(query: ProgrammeMarksQuery): Promise<ProgrammeMarks> {
    return readAt(this.dataSource, query.at, (manager) => readMarks(manager, query));
  }
}
