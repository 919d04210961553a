import { CreateFoundation1790000000001 } from './1790000000001-create-foundation.js';
import { CreateTerritory1790000000002 } from './1790000000002-create-territory.js';
import { CreateMandates1790000000003 } from './1790000000003-create-mandates.js';
import { CreateWorks1790000000004 } from './1790000000004-create-works.js';
import { CreateAccess1790000000005 } from './1790000000005-create-access.js';
import { CreateFindings1790000000006 } from './1790000000006-create-findings.js';
import { CreateLive1790000000007 } from './1790000000007-create-live.js';
import { CreateExchange1790000000008 } from './1790000000008-create-exchange.js';
import { CreatePowers1790000000009 } from './1790000000009-create-powers.js';
import { CreateRegulations1790000000010 } from './1790000000010-create-regulations.js';
import { CreateScenarios1790000000013 } from './1790000000013-create-scenarios.js';
import { IndexBudgetTotals1790000000019 } from './1790000000019-index-budget-totals.js';
import { IndexLineFunctions1790000000020 } from './1790000000020-index-line-functions.js';
import { CreateBoundaryOverlap1790000000021 } from './1790000000021-create-boundary-overlap.js';
import { CreateWorkTypes1790000000022 } from './1790000000022-create-work-types.js';
import { CreateProgramme1790000000023 } from './1790000000023-create-programme.js';
import { VersionSettings1790000000024 } from './1790000000024-version-settings.js';
import { CreateResolutions1790000000025 } from './1790000000025-create-resolutions.js';
import { FollowWorks1790000000026 } from './1790000000026-follow-works.js';
import { DropFindingPeriodIndex1790000000028 } from './1790000000028-drop-finding-period-index.js';
import { UndoHandovers1790000000029 } from './1790000000029-undo-handovers.js';
import { CreateScreens1790000000030 } from './1790000000030-create-screens.js';
import { CreateDesk1790000000031 } from './1790000000031-create-desk.js';
import { CreatePast1790000000032 } from './1790000000032-create-past.js';
import { KeepFindingHistoryShort1790000000033 } from './1790000000033-keep-finding-history-short.js';
import { GiveBackAlarmCards1790000000034 } from './1790000000034-give-back-alarm-cards.js';
import { ReportFromTheField1790000000035 } from './1790000000035-report-from-the-field.js';
import { PlanHistoryOnce1790000000036 } from './1790000000036-plan-history-once.js';
import { FollowBoundaries1790000000037 } from './1790000000037-follow-boundaries.js';
import { KeepZonesWithoutStrip1790000000038 } from './1790000000038-keep-zones-without-strip.js';
import { OutdateRefusedResolutions1790000000039 } from './1790000000039-outdate-refused-resolutions.js';
import { GiveBackScenes1790000000040 } from './1790000000040-give-back-scenes.js';
import { KeepFindingEpisodes1790000000041 } from './1790000000041-keep-finding-episodes.js';
import { TrenchOfType1790000000042 } from './1790000000042-trench-of-type.js';
import { CancelWorksWithProject1790000000045 } from './1790000000045-cancel-works-with-project.js';
import { KeepDecisions1790000000046 } from './1790000000046-keep-decisions.js';
import { ShipNothingOfAstana1790000000047 } from './1790000000047-ship-nothing-of-astana.js';
import { ImportBaseFeatures1790000000048 } from './1790000000048-import-base-features.js';
import { KeepFindingSettlements1790000000051 } from './1790000000051-keep-finding-settlements.js';
import { SettleEndedProjects1790000000052 } from './1790000000052-settle-ended-projects.js';
import { SameNumbersEverywhere1790000000053 } from './1790000000053-same-numbers-everywhere.js';
import { KeepViewOfCity1790000000056 } from './1790000000056-keep-view-of-city.js';
import { MarkWhatIsSaidForABody1790000000057 } from './1790000000057-mark-what-is-said-for-a-body.js';
import { UniteZones1790000000058 } from './1790000000058-unite-zones.js';
import { ExpectOverrunningWorks1790000000059 } from './1790000000059-expect-overrunning-works.js';
import { FollowAgreedSteps1790000000060 } from './1790000000060-follow-agreed-steps.js';
import { KeepShapesWhole1790000000062 } from './1790000000062-keep-shapes-whole.js';
import { ShowRegistersAsTheyStood1790000000065 } from './1790000000065-show-registers-as-they-stood.js';
import { SpareNotifications1790000000067 } from './1790000000067-spare-notifications.js';
import { FindAlarmsOutsideFloods1790000000068 } from './1790000000068-find-alarms-outside-floods.js';
import { NumberNeedsAndRestrictions1790000000069 } from './1790000000069-number-needs-and-restrictions.js';
import { KeepWhatFindingsTell1790000000070 } from './1790000000070-keep-what-findings-tell.js';
import { OrderFindingsByGravity1790000000071 } from './1790000000071-order-findings-by-gravity.js';

/** All migrations in order. */
export const MIGRATIONS = [
  CreateFoundation1790000000001,
  CreateTerritory1790000000002,
  CreateMandates1790000000003,
  CreateWorks1790000000004,
  CreateAccess1790000000005,
  CreateFindings1790000000006,
  CreateLive1790000000007,
  CreateExchange1790000000008,
  CreatePowers1790000000009,
  CreateRegulations1790000000010,
  CreateScenarios1790000000013,
  IndexBudgetTotals1790000000019,
  IndexLineFunctions1790000000020,
  CreateBoundaryOverlap1790000000021,
  CreateWorkTypes1790000000022,
  CreateProgramme1790000000023,
  VersionSettings1790000000024,
  CreateResolutions1790000000025,
  FollowWorks1790000000026,
  DropFindingPeriodIndex1790000000028,
  UndoHandovers1790000000029,
  CreateScreens1790000000030,
  CreateDesk1790000000031,
  CreatePast1790000000032,
  KeepFindingHistoryShort1790000000033,
  GiveBackAlarmCards1790000000034,
  ReportFromTheField1790000000035,
  PlanHistoryOnce1790000000036,
  FollowBoundaries1790000000037,
  KeepZonesWithoutStrip1790000000038,
  OutdateRefusedResolutions1790000000039,
  GiveBackScenes1790000000040,
  KeepFindingEpisodes1790000000041,
  TrenchOfType1790000000042,
  CancelWorksWithProject1790000000045,
  KeepDecisions1790000000046,
  ShipNothingOfAstana1790000000047,
  ImportBaseFeatures1790000000048,
  KeepFindingSettlements1790000000051,
  SettleEndedProjects1790000000052,
  SameNumbersEverywhere1790000000053,
  KeepViewOfCity1790000000056,
  MarkWhatIsSaidForABody1790000000057,
  UniteZones1790000000058,
  ExpectOverrunningWorks1790000000059,
  FollowAgreedSteps1790000000060,
  KeepShapesWhole1790000000062,
  ShowRegistersAsTheyStood1790000000065,
  SpareNotifications1790000000067,
  FindAlarmsOutsideFloods1790000000068,
  NumberNeedsAndRestrictions1790000000069,
  KeepWhatFindingsTell1790000000070,
  OrderFindingsByGravity1790000000071,
];
