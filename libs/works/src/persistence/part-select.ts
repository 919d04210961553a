import { provenanceColumns } from '@abat/platform';
import { liveEnd } from './live-end.js';

/** Columns and joins of the parts of projects and works, shared by their registers and by the project in full. */
export const MILESTONE_FROM = 'milestone m JOIN project p ON p.id = m.project_id';
export const MILESTONE_COLUMNS = `${provenanceColumns('m')}, p.code AS project, m.title, m.due_on::text AS "dueOn", m.done_on::text AS "doneOn", m.note,
  greatest(coalesce(m.done_on, current_date) - m.due_on, 0) AS "lateDays"`;

/** SQL: the approval `v` of the project `p` waits for an answer; those of projects that are over wait no more. */
export const WAITS = `v.asked_on IS NOT NULL AND v.answered_on IS NULL AND p.phase NOT IN ('closed', 'cancelled')`;

const waited = 'coalesce(v.answered_on, current_date)';
export const APPROVAL_FROM = 'approval v JOIN project p ON p.id = v.project_id JOIN agency a ON a.id = v.agency_id';
export const APPROVAL_COLUMNS = `${provenanceColumns('v')}, p.id AS "projectId", p.code AS project, p.title AS "projectTitle", v.position, a.code AS agency, v.matter, v.asked_on::text AS "askedOn",
  v.due_on::text AS "dueOn", v.answered_on::text AS "answeredOn", v.answer, v.comment,
  CASE WHEN v.asked_on IS NOT NULL THEN greatest(${waited} - v.asked_on, 0) END AS "waitingDays",
  CASE WHEN v.asked_on IS NOT NULL THEN working_days(v.asked_on, ${waited}) END AS "waitingWorkingDays",
  (v.answered_on IS NOT NULL OR ${WAITS}) AND coalesce(${waited} > v.due_on, false) AS overdue,
  NOT EXISTS (SELECT FROM approval l WHERE l.project_id = v.project_id AND l.agency_id = v.agency_id AND l.matter = v.matter AND l.id > v.id) AS latest`;

// Works of the frozen plan beside those of the living project. A work that is not there costs nothing.
const compared = `SELECT coalesce(x.work_id, w.id) AS id, coalesce(w.external_id, x.external_id) AS external_id, coalesce(w.title, x.title) AS title,
    x.starts_on, x.ends_on, x.cost_kzt, l.standing, l.starts_on AS live_start, l.ends_on AS live_end,
    CASE WHEN l.standing = 'kept' THEN l.ends_on - x.ends_on END AS slip_days,
    CASE WHEN coalesce(l.cost_kzt, x.cost_kzt) IS NOT NULL THEN coalesce(l.cost_kzt, 0) - coalesce(x.cost_kzt, 0) END AS slip_kzt
  FROM (SELECT * FROM baseline_work WHERE baseline_id = b.id) x
  FULL JOIN (SELECT * FROM work WHERE project_id = b.project_id) w ON w.id = x.work_id
  CROSS JOIN LATERAL (SELECT CASE WHEN w.id IS NULL THEN 'removed' WHEN w.status = 'cancelled' THEN 'cancelled'
      WHEN x.work_id IS NULL THEN 'added' ELSE 'kept' END AS standing,
    CASE WHEN w.status <> 'cancelled' THEN w.starts_on END AS starts_on, CASE WHEN w.status <> 'cancelled' THEN ${liveEnd('w')} END AS ends_on, CASE WHEN w.status <> 'cancelled' THEN w.cost_kzt END AS cost_kzt) l
  WHERE x.work_id IS NOT NULL OR l.standing = 'added'`;
export const BASELINE_FROM = `baseline b JOIN project p ON p.id = b.project_id CROSS JOIN LATERAL (
  SELECT min(c.starts_on)::text AS starts_on, max(c.ends_on)::text AS ends_on, min(c.live_start)::text AS live_start,
    max(c.live_end)::text AS live_end, (max(c.live_end) - max(c.ends_on))::integer AS slip_days, sum(c.slip_kzt)::text AS slip_kzt,
    coalesce(json_agg(json_build_object('id', c.id, 'externalId', c.external_id, 'title', c.title, 'standing', c.standing,
      'start', c.starts_on::text, 'end', c.ends_on::text, 'costKzt', c.cost_kzt::text,
      'liveStart', c.live_start::text, 'liveEnd', c.live_end::text, 'slipDays', c.slip_days,
      'slipKzt', c.slip_kzt::text) ORDER BY c.starts_on, c.external_id), '[]'::json) AS works
  FROM (${compared}) c) s`;
export const BASELINE_COLUMNS = `${provenanceColumns('b')}, p.code AS project, b.name, b.frozen_on::text AS "frozenOn",
  s.starts_on AS start, s.ends_on AS "end", s.live_start AS "liveStart", s.live_end AS "liveEnd", s.slip_days AS "slipDays", s.slip_kzt AS "slipKzt", s.works`;

const ofWork = 'w.id AS "workId", w.external_id AS work, w.title AS "workTitle"';
export const PROGRESS_FROM = 'progress_report r JOIN work w ON w.id = r.work_id';
export const PROGRESS_COLUMNS = `${provenanceColumns('r')}, ${ofWork}, r.reported_on::text AS "reportedOn", r.percent, r.note,
  (SELECT count(*) FROM attachment t WHERE t.owner_id = r.id)::integer AS attachments`;
export const PERMIT_FROM = 'permit r JOIN work w ON w.id = r.work_id LEFT JOIN agency a ON a.id = r.issuer_id';
export const PERMIT_COLUMNS = `${provenanceColumns('r')}, ${ofWork}, r.kind, r.document, a.code AS issuer, r.issued_on::text AS "issuedOn", r.valid_to::text AS "validTo"`;
export const HANDOVER_FROM = 'handover r JOIN work w ON w.id = r.work_id JOIN agency a ON a.id = r.holder_id';
export const HANDOVER_COLUMNS = `${provenanceColumns('r')}, ${ofWork}, a.code AS holder, r.handed_on::text AS "handedOn", r.document,
  r.guarantee_until::text AS "guaranteeUntil", r.note`;
