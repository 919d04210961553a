import type { ScenarioStep } from '@abat/contracts';
import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** A scenario as stored; its steps as they were written. */
@Entity('scenario')
export class ScenarioEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column({ type: 'text', name: 'name_ru' })
  nameRu!: string;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column({ type: 'date', name: 'effective_on', nullable: true })
  effectiveOn!: string | null;

  @Column('text')
  status!: string;

  @Column('jsonb')
  steps!: ScenarioStep[];

  @Column({ type: 'uuid', name: 'author_id', nullable: true })
  authorId!: string | null;
}
