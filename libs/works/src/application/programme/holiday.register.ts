import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Holiday, HolidayDraft, HolidayPatch, HolidayQuery } from '@abat/contracts';
import {
  Conditions,
  heldChoice,
  likePattern,
  provenanceColumns,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { given, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { HolidayEntity } from '../../persistence/work-type.entity.js';

/** Days off beside Saturdays and Sundays; working days are counted without them. */
@Injectable()
export class HolidayRegister extends Register<HolidayEntity, Holiday, HolidayQuery, HolidayDraft, HolidayPatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'function.write',
    event: 'holiday.changed',
    subject: 'holiday',
    source: {
      from: 'holiday h',
      columns: `${provenanceColumns('h')}, h.day::text, h.name_ru AS "nameRu", h.name_kk AS "nameKk", h.name_en AS "nameEn"`,
      id: 'h.id',
      sorts: { day: { expression: 'h.day', type: 'date', notNull: true } },
    },
  };
  protected readonly store = new VersionedStore(HolidayEntity);
  protected override readonly choices = { year: heldChoice('extract(year FROM h.day)') };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: HolidayQuery): Conditions {
    return new Conditions()
      .when(query.year, (p) => `extract(year FROM h.day) = ${p}::int`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(h.name_ru, h.name_kk, h.name_en)) LIKE fold_text(${p})`,
      );
  }

  protected columns(_manager: EntityManager, input: HolidayDraft | HolidayPatch) {
    return Promise.resolve(given(input, ['day', 'nameRu', 'nameKk', 'nameEn']));
  }
}
