import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { BudgetModule } from '@abat/budget';
import { ExchangeModule } from '@abat/exchange';
import { FiguresModule } from '@abat/figures';
import { FindingsModule } from '@abat/findings';
import { MandatesModule } from '@abat/mandates';
import { LiveModule } from '@abat/live';
import { MapsModule } from '@abat/maps';
import { MomentsModule } from '@abat/moments';
import { NearbyModule } from '@abat/nearby';
import { NotesModule } from '@abat/notes';
import { PlatformModule } from '@abat/platform';
import { ProgrammeModule } from '@abat/programme';
import { ResponsibilityModule } from '@abat/responsibility';
import { RegulationsModule } from '@abat/regulations';
import { ResolutionsModule } from '@abat/resolutions';
import { ScenariosModule } from '@abat/scenarios';
import { ScreensModule } from '@abat/screens';
import { SearchModule } from '@abat/search';
import { ShiftsModule } from '@abat/shifts';
import { TerritoryModule } from '@abat/territory';
import { WorksModule } from '@abat/works';
import { AccessApiModule } from './access/access-api.module.js';
import { LiveApiModule } from './live/live-api.module.js';
import { LoggerModule } from './http/logger.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { BUDGET_CONTROLLERS } from './budget/budget.controllers.js';
import { DocsController } from './docs/docs.controller.js';
import { ENTITIES } from './entities.js';
import { ImportsController } from './exchange/imports.controller.js';
import { FiguresController } from './figures/figures.controller.js';
import { FindingsController } from './findings/findings.controller.js';
import { SettingsController } from './findings/settings.controller.js';
import { MANDATES_CONTROLLERS } from './mandates/mandates.controllers.js';
import { TileInvalidator } from './maps/tile-invalidator.js';
import { TilesController } from './maps/tiles.controller.js';
import { ChangesController } from './moments/changes.controller.js';
import { NearbyController } from './nearby/nearby.controller.js';
import { NotesController } from './notes/notes.controller.js';
import { PROGRAMME_CONTROLLERS } from './programme/programme.controllers.js';
import { MatrixController } from './responsibility/matrix.controller.js';
import { ResponsibilityController } from './responsibility/responsibility.controller.js';
import { REGULATIONS_CONTROLLERS } from './regulations/regulations.controllers.js';
import { ProposalsController } from './resolutions/proposals.controller.js';
import { CarryingOutController } from './resolutions/carrying-out.controller.js';
import { ResolutionsController } from './resolutions/resolutions.controller.js';
import { SCENARIOS_CONTROLLERS } from './scenarios/scenarios.controllers.js';
import { KEPT_CONTROLLERS } from './screens/kept.controllers.js';
import { SCREEN_CONTROLLERS } from './screens/screens.controllers.js';
import { WALL_CONTROLLERS } from './screens/walls.controllers.js';
import { SearchController } from './search/search.controller.js';
import { ALARM_CONTROLLERS } from './shifts/alarms.controllers.js';
import { SHIFT_CONTROLLERS } from './shifts/shifts.controllers.js';
import { TERRITORY_CONTROLLERS } from './territory/territory.controllers.js';
import { AttachmentsController } from './works/attachments.controller.js';
import { WORK_PROGRAMME_CONTROLLERS } from './works/programme.controllers.js';
import { WorksController } from './works/works.controller.js';
import { ConnectionDrain } from './system/connection-drain.js';
import { HealthController } from './system/health.controller.js';
import { MetricsController } from './system/metrics.controller.js';

/** The HTTP and socket process: controllers only, no rules, no SQL. */
@Module({
  imports: [
    PlatformModule.forRoot(ENTITIES),
    LoggerModule,
    TerritoryModule,
    MandatesModule,
    WorksModule,
    BudgetModule,
    FiguresModule,
    FindingsModule,
    ExchangeModule,
    RegulationsModule,
    ScenariosModule,
    ResolutionsModule,
    MomentsModule,
    NearbyModule,
    NotesModule,
    ScreensModule,
    SearchModule,
    ShiftsModule,
    MapsModule,
    ResponsibilityModule,
    ProgrammeModule,
    LiveModule,
    AccessApiModule,
    LiveApiModule,
  ],
  controllers: [
    HealthController,
    MetricsController,
    DocsController,
    TilesController,
    WorksController,
    FiguresController,
    FindingsController,
    ProposalsController,
    CarryingOutController,
    ResolutionsController,
    ChangesController,
    NearbyController,
    NotesController,
    SearchController,
    ...WALL_CONTROLLERS,
    ...SCREEN_CONTROLLERS,
    ...KEPT_CONTROLLERS,
    ...ALARM_CONTROLLERS,
    ...SHIFT_CONTROLLERS,
    SettingsController,
    ImportsController,
    AttachmentsController,
    MatrixController,
    ResponsibilityController,
    ...TERRITORY_CONTROLLERS,
    ...MANDATES_CONTROLLERS,
    ...REGULATIONS_CONTROLLERS,
    ...SCENARIOS_CONTROLLERS,
    ...PROGRAMME_CONTROLLERS,
    ...WORK_PROGRAMME_CONTROLLERS,
    ...BUDGET_CONTROLLERS,
  ],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }, TileInvalidator, ConnectionDrain],
})
export class AppModule {}
