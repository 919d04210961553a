import type { Geometry, ProjectPhase, WorkStatus } from '@abat/contracts';
import { ProvenanceEntity } from '@abat/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A work; its places and days are in its zones. `startsOn` and `endsOn` span all of them, both days included. */
@Entity('work')
export class WorkEntity extends ProvenanceEntity {
  @Column('bigint')
  number!: string;

  @Column({ type: 'text', name: 'external_id' })
  externalId!: string;

  @Column('text')
  title!: string;

  @Column({ type: 'uuid', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'uuid', name: 'function_id' })
  functionId!: string;

  @Column('text', { nullable: true })
  stage!: string | null;

  @Column({ type: 'boolean', name: 'surface_breaking' })
  surfaceBreaking!: boolean;

  @Column({ type: 'boolean', name: 'hinders_traffic' })
  hindersTraffic!: boolean;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: string;

  @Column({ type: 'text', name: 'date_certainty' })
  dateCertainty!: string;

  @Column('text')
  status!: WorkStatus;

  @Column('text', { nullable: true })
  contractor!: string | null;

  @Column({ type: 'numeric', name: 'cost_kzt', nullable: true })
  costKzt!: string | null;

  @Column({ type: 'uuid', name: 'project_id', nullable: true })
  projectId!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column({ type: 'text', name: 'geometry_accuracy' })
  geometryAccuracy!: string;

  @Column({ type: 'uuid', name: 'work_type_id', nullable: true })
  workTypeId!: string | null;

  @Column('text', { nullable: true })
  surface!: string | null;

  @Column('text', { nullable: true })
  method!: string | null;

  @Column({ type: 'integer', name: 'duration_days', nullable: true })
  durationDays!: number | null;

  @Column({ type: 'integer', name: 'lanes_closed', nullable: true })
  lanesClosed!: number | null;

  @Column({ type: 'date', name: 'finished_on', nullable: true })
  finishedOn!: string | null;

  @Column({ type: 'integer', name: 'progress_percent', nullable: true })
  progressPercent!: number | null;
}

/** A part of a work: its own shape (EPSG:4326), days and buffer in metres. */
@Entity('work_zone')
export class WorkZoneEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'work_id' })
  workId!: string;

  @Column('integer')
  number!: number;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: string;

  @Column({ type: 'double precision', name: 'buffer_m' })
  bufferM!: number;

  @Column({ type: 'geometry', srid: 4326 })
  geom!: Geometry;
}

/** Groups works that one body coordinates itself: they do not clash with one another. Its phase moves by ChangePhase. */
@Entity('project')
export class ProjectEntity extends ProvenanceEntity {
  @Column('bigint')
  number!: string;

  @Column('text')
  code!: string;

  @Column('text')
  title!: string;

  @Column({ type: 'uuid', name: 'agency_id', nullable: true })
  agencyId!: string | null;

  @Column({ type: 'uuid', name: 'function_id', nullable: true })
  functionId!: string | null;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('text')
  phase!: ProjectPhase;

  @Column({ type: 'date', name: 'phase_since' })
  phaseSince!: string;

  @Column({ type: 'numeric', name: 'cost_kzt', nullable: true })
  costKzt!: string | null;

  @Column({ type: 'date', name: 'starts_on', nullable: true })
  startsOn!: string | null;

  @Column({ type: 'date', name: 'ends_on', nullable: true })
  endsOn!: string | null;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  cancelReason!: string | null;

  @Column({ type: 'text', name: 'phase_reason', nullable: true })
  phaseReason!: string | null;
}
