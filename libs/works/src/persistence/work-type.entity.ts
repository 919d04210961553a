import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** A kind of work. Strips in metres, noise 0..3. */
@Entity('work_type')
export class WorkTypeEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column({ type: 'text', name: 'name_ru' })
  nameRu!: string;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('integer', { nullable: true })
  rank!: number | null;

  @Column('boolean')
  trench!: boolean;

  @Column('text', { nullable: true })
  surface!: string | null;

  @Column({ type: 'double precision', name: 'buffer_m', nullable: true })
  bufferM!: number | null;

  @Column({ type: 'double precision', name: 'hindered_buffer_m', nullable: true })
  hinderedBufferM!: number | null;

  @Column('integer')
  noise!: number;
}

/** Days of every year, MM-DD, on which works of a type may be done. */
@Entity('work_season')
export class WorkSeasonEntity extends ProvenanceEntity {
  @Column({ type: 'uuid', name: 'work_type_id' })
  workTypeId!: string;

  @Column({ type: 'text', name: 'from_day' })
  fromDay!: string;

  @Column({ type: 'text', name: 'to_day' })
  toDay!: string;

  @Column('text', { nullable: true })
  note!: string | null;
}

/** A day off beside Saturdays and Sundays. */
@Entity('holiday')
export class HolidayEntity extends ProvenanceEntity {
  @Column('date')
  day!: string;

  @Column({ type: 'text', name: 'name_ru' })
  nameRu!: string;

  @Column({ type: 'text', name: 'name_kk', nullable: true })
  nameKk!: string | null;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;
}
