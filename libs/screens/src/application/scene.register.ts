import { Injectable } from '@nestjs/common';
import type { SceneDraft } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { SHIPPED_SCENES } from '../domain/shipped-scenes.js';
import { KeptRepository } from '../persistence/kept.repository.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { KeptRegister } from './kept-register.js';

/** Scenes of walls. */
@Injectable()
export class SceneRegister extends KeptRegister<SceneDraft> {
  constructor(transactions: TransactionRunner, kept: KeptRepository, screens: ScreenRepository) {
    super({ table: 'scene', shipped: SHIPPED_SCENES, usedIn: 'scenes' }, transactions, kept, screens);
  }
}
