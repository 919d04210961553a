import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** A node of the tree of object kinds. Its path is kept by the database. */
@Entity('object_kind')
export class ObjectKindEntity extends ProvenanceEntity {
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
}

/** Mandates that are looked at together; the rules see the sets that are on. */
@Entity('mandate_set')
export class MandateSetEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column({ type: 'text', name: 'name_ru' })
  nameRu!: string;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('boolean')
  active!: boolean;

  @Column('text', { nullable: true })
  note!: string | null;
}

/** What bodies have agreed; its parties stand in `agreement_party`. */
@Entity('agreement')
export class AgreementEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  document!: string | null;

  @Column({ type: 'date', name: 'document_date', nullable: true })
  documentDate!: string | null;

  @Column({ type: 'uuid', name: 'legal_act_id', nullable: true })
  legalActId!: string | null;

  @Column({ type: 'uuid', name: 'function_id', nullable: true })
  functionId!: string | null;

  @Column('text', { array: true })
  stages!: string[];

  @Column({ type: 'text', name: 'object_kind' })
  objectKind!: string;

  @Column({ type: 'uuid', name: 'territory_id', nullable: true })
  territoryId!: string | null;

  @Column({ type: 'uuid', name: 'site_id', nullable: true })
  siteId!: string | null;

  @Column('daterange')
  valid!: string;

  @Column('text', { nullable: true })
  note!: string | null;
}

/** What the city says must be held everywhere. */
@Entity('coverage_requirement')
export class RequirementEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column('text')
  level!: string;

  @Column({ type: 'uuid', name: 'function_id', nullable: true })
  functionId!: string | null;

  @Column('text', { nullable: true })
  stage!: string | null;

  @Column({ type: 'text', name: 'object_kind' })
  objectKind!: string;

  @Column({ type: 'uuid', name: 'territory_id', nullable: true })
  territoryId!: string | null;

  @Column('daterange')
  valid!: string;

  @Column('text', { nullable: true })
  note!: string | null;
}
