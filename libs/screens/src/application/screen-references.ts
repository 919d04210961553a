import { Injectable } from '@nestjs/common';
import type { ScreenPatch } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { SceneRegister } from './scene.register.js';
import { ScreenProfileRegister } from './screen-profile.register.js';

/** Codes of scenes and profiles that a screen names. */
@Injectable()
export class ScreenReferences {
  constructor(
    private readonly scenes: SceneRegister,
    private readonly profiles: ScreenProfileRegister,
  ) {}

  /** @throws DomainError reference.unknown with the path of the field */
  async check(manager: EntityManager, { profile, scenes = [] }: ScreenPatch): Promise<void> {
    if (profile !== undefined) await this.profiles.assertKnown(manager, [{ code: profile, path: 'profile' }]);
    const named = scenes.map(({ scene }, index) => ({ code: scene, path: `scenes.${index}.scene` }));
    await this.scenes.assertKnown(manager, named);
  }
}
