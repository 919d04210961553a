import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { DomainError, type OwnScreen, type ResolvedScene, type Scene, type Shown } from '@abat/contracts';
import { resolved, rotation } from '../domain/rotation.js';
import { ownScreenId } from './own-screen-id.js';
import { SceneRegister } from './scene.register.js';
import { ScreenProfileRegister } from './screen-profile.register.js';
import { ScreenReader } from './screen-reader.js';

/** What a paired wall needs to know of itself. */
@Injectable()
export class ReadOwnScreen {
  constructor(
    private readonly reader: ScreenReader,
    private readonly scenes: SceneRegister,
    private readonly profiles: ScreenProfileRegister,
  ) {}

  /** @throws DomainError access.denied when a person asks, screen.revoked */
  async execute(principal: Principal): Promise<OwnScreen> {
    const screen = await this.reader.getById(ownScreenId(principal)).catch(revoked);
    const [scenes, profile] = await Promise.all([this.scenes.all(), this.profiles.forScreen(screen.profile)]);
    return {
      ...{ screen, profile, scenes: rotation(screen.scenes, scenes, profile) },
      shownScene: shownScene(screen.shown, scenes, profile.code),
      serverTime: new Date().toISOString(),
    };
  }
}

function revoked(error: unknown): never {
  if (error instanceof DomainError && error.code === 'resource.not-found') throw new DomainError('screen.revoked');
  throw error;
}

function shownScene(shown: Shown | null, scenes: readonly Scene[], profile: string): ResolvedScene | null {
  const scene = shown?.kind === 'scene' && scenes.find(({ code }) => code === shown.ref);
  return scene ? resolved(scene, { code: profile }) : null;
}
