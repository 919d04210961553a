import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** Money of one administrator for one year. Amounts in tenge, two decimals, as text. */
@Entity('budget_line')
export class BudgetLineEntity extends ProvenanceEntity {
  @Column('text')
  code!: string;

  @Column('integer')
  year!: number;

  @Column({ type: 'uuid', name: 'administrator_id' })
  administratorId!: string;

  @Column('text', { nullable: true })
  programme!: string | null;

  @Column('text', { nullable: true })
  subprogramme!: string | null;

  @Column({ type: 'uuid', name: 'function_id', nullable: true })
  functionId!: string | null;

  @Column({ type: 'uuid', name: 'territory_id', nullable: true })
  territoryId!: string | null;

  @Column({ type: 'text', name: 'funding_source' })
  fundingSource!: string;

  @Column('text')
  standing!: string;

  @Column({ type: 'numeric', name: 'planned_kzt', nullable: true })
  plannedKzt!: string | null;

  @Column({ type: 'numeric', name: 'adjusted_kzt', nullable: true })
  adjustedKzt!: string | null;

  @Column({ type: 'numeric', name: 'committed_kzt', nullable: true })
  committedKzt!: string | null;

  @Column({ type: 'numeric', name: 'paid_kzt', nullable: true })
  paidKzt!: string | null;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}
