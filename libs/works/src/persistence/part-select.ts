import { provenanceColumns } from '@abat/platform';

/** Columns and joins of the parts of projects and works, shared by their registers and by the project in full. */
export const MILESTONE_FROM = 'milestone m JOIN project p ON p.id = m.project_id';
export const MILESTONE_COLUMNS = `${provenanceColumns('m')}, p.code AS project, m.title, m.due_on::text AS "dueOn", m.done_on::text AS "doneOn", m.note,
  greatest(coalesce(m.done_on, current_date) - m.due_on, 0) AS "lateDays"`;

const waited = 'coalesce(v.answered_on, current_date)';
export const APPROVAL_FROM = 'approval v JOIN project p ON p.id = v.project_id JOIN agency a ON a.id = v.agency_id';
export const APPROVAL_COLUMNS = `${provenanceColumns('v')}, p.code AS project, v.position, a.code AS agency, v.matter, v.asked_on::text AS "askedOn",
  v.due_on::text AS "dueOn", v.answered_on::text AS "answeredOn", v.answer, v.comment,
  CASE WHEN v.asked_on IS NOT NULL THEN greatest(${waited} - v.asked_on, 0) END AS "waitingDays",
  CASE WHEN v.asked_on IS NOT NULL THEN working_days(v.asked_on, ${waited}) END AS "waitingWorkingDays",
  v.asked_on IS NOT NULL AND coalesce(${waited} > v.due_on, false) AS overdue`;

const slips = `SELECT x.work_id, x.starts_on, x.ends_on, x.cost_kzt, w.external_id, w.title, w.ends_on - x.ends_on AS slip_days,
    w.cost_kzt - x.cost_kzt AS slip_kzt, w.ends_on AS live_end
  FROM baseline_work x JOIN work w ON w.id = x.work_id WHERE x.baseline_id = b.id`;
export const BASELINE_FROM = 'baseline b JOIN project p ON p.id = b.project_id';
export const BASELINE_COLUMNS = `${provenanceColumns('b')}, p.code AS project, b.name, b.frozen_on::text AS "frozenOn",
  (SELECT (max(s.live_end) - max(s.ends_on))::integer FROM (${slips}) s) AS "slipDays",
  (SELECT sum(s.slip_kzt)::text FROM (${slips}) s) AS "slipKzt",
  (SELECT coalesce(json_agg(json_build_object('id', s.work_id, 'externalId', s.external_id, 'title', s.title, 'start', s.starts_on::text,
    'end', s.ends_on::text, 'costKzt', s.cost_kzt::text, 'slipDays', s.slip_days, 'slipKzt', s.slip_kzt::text)
    ORDER BY s.starts_on, s.external_id), '[]'::json) FROM (${slips}) s) AS works`;

const ofWork = 'w.id AS "workId", w.external_id AS work, w.title AS "workTitle"';
export const PROGRESS_FROM = 'progress_report r JOIN work w ON w.id = r.work_id';
export const PROGRESS_COLUMNS = `${provenanceColumns('r')}, ${ofWork}, r.reported_on::text AS "reportedOn", r.percent, r.note,
  (SELECT count(*) FROM attachment t WHERE t.owner_id = r.id)::integer AS attachments`;
export const PERMIT_FROM = 'permit r JOIN work w ON w.id = r.work_id LEFT JOIN agency a ON a.id = r.issuer_id';
export const PERMIT_COLUMNS = `${provenanceColumns('r')}, ${ofWork}, r.kind, r.document, a.code AS issuer, r.issued_on::text AS "issuedOn", r.valid_to::text AS "validTo"`;
export const HANDOVER_FROM = 'handover r JOIN work w ON w.id = r.work_id JOIN agency a ON a.id = r.holder_id';
export const HANDOVER_COLUMNS = `${provenanceColumns('r')}, ${ofWork}, a.code AS holder, r.handed_on::text AS "handedOn", r.document,
  r.guarantee_until::text AS "guaranteeUntil", r.note`;
