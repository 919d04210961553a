import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError, type Responsibility, type ResponsibilityQuery } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { answersAt } from '../domain/answers.js';
import { readPlace, territoriesAt } from '../persistence/point-reader.js';
import { dayOf } from '../persistence/scope.js';

/** Who answers for this place, for every function and stage. */
@Injectable()
export class FindResponsible {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError geometry.outside-city when no territory of that day holds the place */
  async execute({ lon, lat, at }: ResponsibilityQuery): Promise<Responsibility> {
    const { manager } = this.dataSource;
    const place = { lon, lat, day: await dayOf(manager, at) };
    const territories = await territoriesAt(manager, place);
    if (territories.length === 0) throw new DomainError('geometry.outside-city');
    const { tree, gaps, findings, ...facts } = await readPlace(manager, place, territories);
    return {
      asOf: place.day,
      lon,
      lat,
      ...facts,
      functions: answersAt({ tree, gaps, findings, holders: facts.holders }),
      findings: findings.map(({ finding }) => finding),
    };
  }
}
