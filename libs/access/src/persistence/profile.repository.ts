import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Me } from '@abat/contracts';
import { DataSource } from 'typeorm';

/** What is stored of the signed-in person; rights are added by the use case. */
export type Profile = Omit<Me, 'actions' | 'rooms'>;

const named = (row: string, code: string): string =>
  `CASE WHEN ${row}.id IS NOT NULL THEN jsonb_build_object(
     'id', ${row}.id, ${code}, 'nameRu', ${row}.name_ru, 'nameKk', ${row}.name_kk, 'nameEn', ${row}.name_en) END`;

/** Reads the person with the names of district and agency. */
@Injectable()
export class ProfileRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async findById(userId: string): Promise<Profile | null> {
    const rows: Profile[] = await this.dataSource.query(
      `SELECT u.id, u.email, u.name, u.role, u.locale, u.demo,
         ${named('d', `'externalId', d.external_id`)} AS district, ${named('a', `'code', a.code`)} AS agency
       FROM app_user u LEFT JOIN territory d ON d.id = u.district_id LEFT JOIN agency a ON a.id = u.agency_id
       WHERE u.id = $1`,
      [userId],
    );
    return rows[0] ?? null;
  }
}
