import type { Geometry } from '@abat/contracts';
import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** City, district or microdistrict; its outline lies in `territory_boundary`, dated. */
@Entity('territory')
export class TerritoryEntity extends ProvenanceEntity {
  @Column({ type: 'text', name: 'external_id' })
  externalId!: string;

  @Column('text')
  kind!: string;

  @Column({ type: 'text', name: 'name_ru' })
  nameRu!: string;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('daterange')
  valid!: string;
}

/** A place of improvement: courtyard, park, street. `geom` in EPSG:4326. */
@Entity('site')
export class SiteEntity extends ProvenanceEntity {
  @Column({ type: 'text', name: 'external_id' })
  externalId!: string;

  @Column('text')
  kind!: string;

  @Column({ type: 'text', name: 'name_ru', nullable: true })
  nameRu!: string | null;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column('daterange')
  valid!: string;

  @Column({ type: 'text', name: 'geometry_accuracy' })
  geometryAccuracy!: string;

  @Column({ type: 'geometry', srid: 4326 })
  geom!: Geometry;
}

/** A place or the whole city where works are restrained for some days. `geom` in EPSG:4326, null for the whole city. */
@Entity('restriction')
export class RestrictionEntity extends ProvenanceEntity {
  @Column('bigint')
  number!: string;

  @Column({ type: 'text', name: 'external_id' })
  externalId!: string;

  @Column('text')
  kind!: string;

  @Column('daterange')
  active!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('text')
  state!: string;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('text', { nullable: true })
  surface!: string | null;

  @Column({ type: 'text', name: 'work_types', array: true, nullable: true })
  workTypes!: string[] | null;

  @Column({ type: 'geometry', srid: 4326, nullable: true })
  geom!: Geometry | null;
}
