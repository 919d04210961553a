import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** An act that mandates rest on. */
@Entity('legal_act')
export class LegalActEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column({ type: 'text', name: 'title_ru' })
  titleRu!: string;

  @Column({ type: 'text', name: 'title_kk', nullable: true })
  titleKk!: string | null;

  @Column({ type: 'text', name: 'title_en', nullable: true })
  titleEn!: string | null;

  @Column('text')
  status!: string;

  @Column({ type: 'date', name: 'adopted_on', nullable: true })
  adoptedOn!: string | null;

  @Column('daterange')
  valid!: string;

  @Column({ type: 'date', name: 'amended_on', nullable: true })
  amendedOn!: string | null;

  @Column({ type: 'date', name: 'next_review_on', nullable: true })
  nextReviewOn!: string | null;

  @Column({ type: 'uuid', name: 'replaced_by_id', nullable: true })
  replacedById!: string | null;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}

/** Something the law leaves open or says twice, noted by hand. */
@Entity('legal_gap')
export class LegalGapEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column({ type: 'uuid', name: 'legal_act_id', nullable: true })
  legalActId!: string | null;

  @Column('text', { nullable: true })
  article!: string | null;

  @Column({ type: 'uuid', name: 'function_id', nullable: true })
  functionId!: string | null;

  @Column('text')
  status!: string;

  @Column({ type: 'date', name: 'noted_on' })
  notedOn!: string;

  @Column('text', { nullable: true })
  proposal!: string | null;
}
