import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** A body: department, district office, contact centre. */
@Entity('agency')
export class AgencyEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column('text')
  tier!: string;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column({ type: 'text', name: 'name_ru' })
  nameRu!: string;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column({ type: 'uuid', name: 'district_id', nullable: true })
  districtId!: string | null;

  @Column('integer', { nullable: true })
  staff!: number | null;

  @Column('daterange')
  valid!: string;

  @Column('boolean')
  incomplete!: boolean;
}

/** A node of the function tree. Its path is kept by the database. */
@Entity('city_function')
export class FunctionEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column({ type: 'text', name: 'name_ru' })
  nameRu!: string;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('boolean')
  incomplete!: boolean;

  @Column({ type: 'uuid', name: 'work_type_id', nullable: true })
  workTypeId!: string | null;
}

/** A power: which body does which function at which stage, for what, where, when and on which basis. */
@Entity('mandate')
export class MandateEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column({ type: 'uuid', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'uuid', name: 'function_id' })
  functionId!: string;

  @Column('text')
  stage!: string;

  @Column({ type: 'text', name: 'object_kind' })
  objectKind!: string;

  @Column({ type: 'uuid', name: 'territory_id' })
  territoryId!: string;

  @Column({ type: 'uuid', name: 'site_id', nullable: true })
  siteId!: string | null;

  @Column({ type: 'uuid', name: 'set_id' })
  setId!: string;

  @Column({ type: 'numeric', name: 'amount_from_kzt', nullable: true })
  amountFromKzt!: string | null;

  @Column({ type: 'numeric', name: 'amount_to_kzt', nullable: true })
  amountToKzt!: string | null;

  @Column({ type: 'text', name: 'owner_kind', nullable: true })
  ownerKind!: string | null;

  @Column({ type: 'text', name: 'function_kind', nullable: true })
  functionKind!: string | null;

  @Column('text')
  mode!: string;

  @Column({ type: 'uuid', name: 'with_agency_id', nullable: true })
  withAgencyId!: string | null;

  @Column('daterange')
  valid!: string;

  @Column({ type: 'uuid', name: 'legal_act_id', nullable: true })
  legalActId!: string | null;

  @Column('text', { nullable: true })
  article!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}
