import * as alarms from './alarms.js';
import * as notes from './notes.js';
import { pageSchema } from './page.js';
import { register, type Route, v1 } from './register-routes.js';
import * as shifts from './shifts.js';

const alarm = { tag: 'alarms', response: alarms.alarmSchema, status: 200 } as const;
const ofAlarm = `${v1}/alarms/{id}`;
const shift = { tag: 'shifts', response: shifts.shiftSchema, status: 200 } as const;
const ofShift = `${v1}/shifts/{id}`;

const ALARM_READS: readonly Route[] = [
  {
    method: 'get',
    path: `${v1}/alarms`,
    tag: 'alarms',
    summary: 'List: alarms, in the order in which they are to be worked',
    action: 'read',
    query: alarms.alarmQuerySchema,
    response: pageSchema(alarms.alarmSchema),
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/alarms/summary`,
    tag: 'alarms',
    summary: 'Counts of alarms and the newest urgent one',
    action: 'read',
    response: alarms.alarmSummarySchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/alarms/floods`,
    tag: 'alarms',
    summary: 'Floods that have alarms under way: the first and how many',
    action: 'read',
    response: alarms.alarmFloodsSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/alarms/kpis`,
    tag: 'alarms',
    summary: 'Alarms of the last 24 hours against their targets',
    action: 'read',
    response: alarms.alarmKpisSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/alarms/cards`,
    tag: 'alarms',
    summary: 'What every type of alarm means and what to do',
    action: 'read',
    response: alarms.alarmCardsSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/alarms/people`,
    tag: 'alarms',
    summary: 'Who may work alarms: to hand one over',
    action: 'alarm.work',
    response: shifts.peopleSchema,
    status: 200,
  },
  { ...alarm, method: 'get', path: ofAlarm, summary: 'One: alarm', action: 'read' },
];

const ALARM_ACTIONS: readonly Route[] = [
  {
    ...alarm,
    method: 'post',
    path: `${ofAlarm}/take`,
    summary: 'Take an alarm: from now on the caller answers for it',
    action: 'alarm.work',
  },
  {
    ...alarm,
    method: 'post',
    path: `${ofAlarm}/release`,
    summary: 'Give an alarm back: nobody answers for it',
    action: 'alarm.work',
  },
  {
    ...alarm,
    method: 'post',
    path: `${ofAlarm}/snooze`,
    summary: 'Put an alarm aside with a reason until a moment; it returns by itself',
    action: 'alarm.work',
    body: alarms.alarmSnoozeSchema,
  },
  {
    ...alarm,
    method: 'post',
    path: `${ofAlarm}/hand-over`,
    summary: 'Ask a person or a role to take an alarm',
    action: 'alarm.work',
    body: alarms.alarmHandOverSchema,
  },
  {
    ...alarm,
    method: 'post',
    path: `${ofAlarm}/notes`,
    summary: 'Write a note on an alarm into the journal',
    action: 'alarm.work',
    body: alarms.alarmNoteSchema,
  },
  {
    ...alarm,
    method: 'post',
    path: `${ofAlarm}/merge`,
    summary: 'Work an alarm as part of another',
    action: 'alarm.work',
    body: alarms.alarmMergeSchema,
  },
  {
    ...alarm,
    method: 'post',
    path: `${ofAlarm}/unmerge`,
    summary: 'Work an alarm by itself again',
    action: 'alarm.work',
  },
  {
    method: 'post',
    path: `${v1}/alarms/floods/{id}/take`,
    tag: 'alarms',
    summary: 'Take every alarm of a flood that nobody has taken',
    action: 'alarm.work',
    response: alarms.floodTakenSchema,
    status: 200,
  },
  {
    method: 'put',
    path: `${v1}/alarms/cards/{rule}`,
    tag: 'alarms',
    summary: 'Change the card of a type of alarm; version 0 = as shipped',
    action: 'setting.write',
    body: alarms.alarmCardChangeSchema,
    response: alarms.alarmCardSchema,
    status: 200,
    versioned: true,
  },
];

const SHIFT_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: `${v1}/shifts`,
    tag: 'shifts',
    summary: 'List: shifts, the newest first',
    action: 'alarm.work',
    query: shifts.shiftQuerySchema,
    response: pageSchema(shifts.shiftSchema),
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/shifts/now`,
    tag: 'shifts',
    summary: 'Who is on duty and which handovers miss a signature',
    action: 'alarm.work',
    response: shifts.shiftNowSchema,
    status: 200,
  },
  { ...shift, method: 'get', path: ofShift, summary: 'One: shift', action: 'alarm.work' },
  { ...shift, method: 'post', path: `${v1}/shifts`, summary: 'Start a shift', action: 'shift.work', status: 201 },
  {
    ...shift,
    method: 'post',
    path: `${ofShift}/handover`,
    summary: 'Prepare the handover: open, snoozed and overdue alarms and decisions due, as they are now',
    action: 'shift.work',
    body: shifts.shiftHandoverSchema,
  },
  {
    ...shift,
    method: 'post',
    path: `${ofShift}/sign`,
    summary: 'Sign the handover: the outgoing operator first, then the incoming one',
    action: 'shift.work',
  },
  {
    ...shift,
    method: 'post',
    path: `${ofShift}/resume`,
    summary: 'Take a handover back before the other has signed',
    action: 'shift.work',
  },
  {
    ...shift,
    method: 'post',
    path: `${ofShift}/leave`,
    summary: 'End a shift without the other signature, with the reason',
    action: 'shift.work',
    body: shifts.shiftLeaveSchema,
  },
  {
    method: 'get',
    path: `${v1}/journal`,
    tag: 'shifts',
    summary: 'List: the journal, the newest first',
    action: 'alarm.work',
    query: shifts.journalQuerySchema,
    response: pageSchema(shifts.journalEntrySchema),
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/journal`,
    tag: 'shifts',
    summary: 'Write into the journal; entries are never changed',
    action: 'shift.work',
    body: shifts.journalDraftSchema,
    response: shifts.journalEntrySchema,
    status: 201,
  },
];

/** Endpoints of alarms, shifts, the journal and the notes on the map. */
export const DESK_ROUTES: readonly Route[] = [
  ...ALARM_READS,
  ...ALARM_ACTIONS,
  ...SHIFT_ROUTES,
  ...register({
    path: `${v1}/notes`,
    tag: 'notes',
    name: 'notes on the map',
    write: 'note.write',
    query: notes.mapNoteQuerySchema,
    draft: notes.mapNoteDraftSchema,
    patch: notes.mapNotePatchSchema,
    full: notes.mapNoteSchema,
  }),
];
