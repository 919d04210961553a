import { Column, PrimaryColumn } from 'typeorm';

/** Columns every register row has. */
export abstract class ProvenanceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  source!: string;

  @Column('boolean')
  demo!: boolean;

  @Column('integer')
  version!: number;

  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', insert: false })
  updatedAt!: Date;
}
