import { Module } from '@nestjs/common';
import { FindingsModule } from '@abat/findings';
import { AlarmCards } from './application/alarm-cards.js';
import { AlarmDesk } from './application/alarm-desk.js';
import { AlarmWords } from './application/alarm-words.js';
import { FollowFindings } from './application/follow-findings.use-case.js';
import { HandOverAlarm } from './application/hand-over-alarm.use-case.js';
import { HandOverShift } from './application/hand-over-shift.use-case.js';
import { MergeAlarm } from './application/merge-alarm.use-case.js';
import { NoteAlarm } from './application/note-alarm.use-case.js';
import { ReadAlarms } from './application/read-alarms.use-case.js';
import { ReadShifts } from './application/read-shifts.use-case.js';
import { ReleaseAlarm } from './application/release-alarm.use-case.js';
import { ShiftDesk } from './application/shift-desk.js';
import { SnoozeAlarm } from './application/snooze-alarm.use-case.js';
import { StartShift } from './application/start-shift.use-case.js';
import { SweepAlarms } from './application/sweep-alarms.use-case.js';
import { TakeAlarm } from './application/take-alarm.use-case.js';
import { WriteJournal } from './application/write-journal.use-case.js';
import { AlarmRepository } from './persistence/alarm.repository.js';
import { CardRepository } from './persistence/card.repository.js';
import { JournalRepository } from './persistence/journal.repository.js';
import { ShiftRepository } from './persistence/shift.repository.js';

const USE_CASES = [
  ...[ReadAlarms, AlarmCards, FollowFindings, SweepAlarms],
  ...[TakeAlarm, ReleaseAlarm, SnoozeAlarm, HandOverAlarm, NoteAlarm, MergeAlarm],
  ...[ReadShifts, StartShift, HandOverShift, WriteJournal],
];

/** Alarms that follow findings, the shifts that work them and the journal. */
@Module({
  imports: [FindingsModule],
  providers: [
    ...[AlarmRepository, CardRepository, JournalRepository, ShiftRepository, AlarmWords, AlarmDesk, ShiftDesk],
    ...USE_CASES,
  ],
  exports: USE_CASES,
})
export class ShiftsModule {}
