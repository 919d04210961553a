import { Module } from '@nestjs/common';
import { AccessModule } from '@abat/access';
import { ChangeScreen } from './application/change-screen.use-case.js';
import { FollowPairing } from './application/follow-pairing.use-case.js';
import { NoteHeartbeat } from './application/note-heartbeat.use-case.js';
import { PairScreen } from './application/pair-screen.use-case.js';
import { ReadOwnScreen } from './application/read-own-screen.use-case.js';
import { ReadScreens } from './application/read-screens.use-case.js';
import { RevokeScreen } from './application/revoke-screen.use-case.js';
import { SceneRegister } from './application/scene.register.js';
import { ScreenAuthentication } from './application/screen-authentication.js';
import { ScreenDesk } from './application/screen-desk.js';
import { ScreenProfileRegister } from './application/screen-profile.register.js';
import { ScreenReader } from './application/screen-reader.js';
import { ScreenReferences } from './application/screen-references.js';
import { ScreenThrottle } from './application/screen-throttle.js';
import { ShowOnScreen } from './application/show-on-screen.use-case.js';
import { StartPairing } from './application/start-pairing.use-case.js';
import { KeptRepository } from './persistence/kept.repository.js';
import { PairingRepository } from './persistence/pairing.repository.js';
import { ScreenRepository } from './persistence/screen.repository.js';

const PUBLISHED = [
  ...[StartPairing, FollowPairing, ReadOwnScreen, NoteHeartbeat, ScreenAuthentication],
  ...[ReadScreens, PairScreen, ChangeScreen, RevokeScreen, ShowOnScreen, SceneRegister, ScreenProfileRegister],
];

/** Walls: profiles, scenes, pairing, what is shown. */
@Module({
  imports: [AccessModule],
  providers: [
    ...PUBLISHED,
    ...[ScreenDesk, ScreenReader, ScreenReferences, ScreenThrottle],
    ...[KeptRepository, PairingRepository, ScreenRepository],
  ],
  exports: PUBLISHED,
})
export class ScreensModule {}
