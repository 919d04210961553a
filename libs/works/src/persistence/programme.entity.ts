import type { Geometry } from '@abat/contracts';
import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity } from 'typeorm';

/** A dated promise of a project. */
@Entity('milestone')
export class MilestoneEntity extends ProvenanceEntity {
  @Column({ type: 'uuid', name: 'project_id' })
  projectId!: string;

  @Column('text')
  title!: string;

  @Column({ type: 'date', name: 'due_on' })
  dueOn!: string;

  @Column({ type: 'date', name: 'done_on', nullable: true })
  doneOn!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}

/** One body's turn in the chain of approvals of a project. */
@Entity('approval')
export class ApprovalEntity extends ProvenanceEntity {
  @Column({ type: 'uuid', name: 'project_id' })
  projectId!: string;

  @Column('integer')
  position!: number;

  @Column({ type: 'uuid', name: 'agency_id' })
  agencyId!: string;

  @Column('text')
  matter!: string;

  @Column({ type: 'date', name: 'asked_on', nullable: true })
  askedOn!: string | null;

  @Column({ type: 'date', name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column({ type: 'date', name: 'answered_on', nullable: true })
  answeredOn!: string | null;

  @Column('text', { nullable: true })
  answer!: string | null;

  @Column('text', { nullable: true })
  comment!: string | null;
}

/** A frozen plan of a project; what it promised lies in `baseline_work`. */
@Entity('baseline')
export class BaselineEntity extends ProvenanceEntity {
  @Column({ type: 'uuid', name: 'project_id' })
  projectId!: string;

  @Column('text')
  name!: string;
}

/** How far a work had come on a day, in per cent. */
@Entity('progress_report')
export class ProgressReportEntity extends ProvenanceEntity {
  @Column({ type: 'uuid', name: 'work_id' })
  workId!: string;

  @Column({ type: 'date', name: 'reported_on' })
  reportedOn!: string;

  @Column('integer')
  percent!: number;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Made by who sent it; what was sent with it proves that it is sent again. */
  @Column({ type: 'uuid', name: 'client_id', nullable: true })
  clientId!: string | null;

  @Column({ type: 'text', name: 'client_digest', nullable: true })
  clientDigest!: string | null;
}

/** A paper that allows a work. */
@Entity('permit')
export class PermitEntity extends ProvenanceEntity {
  @Column({ type: 'uuid', name: 'work_id' })
  workId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  document!: string;

  @Column({ type: 'uuid', name: 'issuer_id', nullable: true })
  issuerId!: string | null;

  @Column({ type: 'date', name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  @Column({ type: 'date', name: 'valid_to', nullable: true })
  validTo!: string | null;
}

/** A finished work given to who keeps it. */
@Entity('handover')
export class HandoverEntity extends ProvenanceEntity {
  @Column({ type: 'uuid', name: 'work_id' })
  workId!: string;

  @Column({ type: 'uuid', name: 'holder_id' })
  holderId!: string;

  @Column({ type: 'date', name: 'handed_on' })
  handedOn!: string;

  @Column('text')
  document!: string;

  @Column({ type: 'date', name: 'guarantee_until', nullable: true })
  guaranteeUntil!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}

/** A wish of a district, of residents or of a body. `geom` in EPSG:4326. */
@Entity('need')
export class NeedEntity extends ProvenanceEntity {
  @Column('bigint')
  number!: string;

  @Column({ type: 'text', name: 'external_id' })
  externalId!: string;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('text')
  origin!: string;

  @Column({ type: 'uuid', name: 'agency_id', nullable: true })
  agencyId!: string | null;

  @Column({ type: 'uuid', name: 'function_id', nullable: true })
  functionId!: string | null;

  @Column({ type: 'uuid', name: 'territory_id', nullable: true })
  territoryId!: string | null;

  @Column({ type: 'uuid', name: 'site_id', nullable: true })
  siteId!: string | null;

  @Column('integer')
  priority!: number;

  @Column({ type: 'numeric', name: 'cost_kzt', nullable: true })
  costKzt!: string | null;

  @Column('text')
  status!: string;

  @Column({ type: 'text', name: 'status_reason', nullable: true })
  statusReason!: string | null;

  @Column({ type: 'uuid', name: 'project_id', nullable: true })
  projectId!: string | null;

  @Column({ type: 'date', name: 'wished_on' })
  wishedOn!: string;

  @Column({ type: 'geometry', srid: 4326, nullable: true })
  geom!: Geometry | null;
}
