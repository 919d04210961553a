import type { SavedViewScreen } from '@abat/contracts';
import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** A named look of a screen, kept for its author or for all. */
@Entity('saved_view')
export class SavedViewEntity extends ProvenanceEntity {
  @Column('text')
  screen!: SavedViewScreen;

  @Column('text')
  name!: string;

  @Column('text')
  query!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  @Column('boolean')
  shared!: boolean;
}
