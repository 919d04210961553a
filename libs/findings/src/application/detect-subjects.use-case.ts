import { Injectable } from '@nestjs/common';
import type { ChangedType, DetectionReport } from '@abat/contracts';
import { rulesReactingTo } from '../rules/registry.js';
import { Detector, type Turns } from './detector.js';

/** Brings the findings that some changed or deleted rows touch up to date; running it again changes nothing. */
@Injectable()
export class DetectSubjects {
  constructor(private readonly detector: Detector) {}

  /** @param turns how the parts of a change from which very much follows take their turns; at once when not said */
  execute(changed: ChangedType, ids: readonly string[], turns?: Turns): Promise<DetectionReport[]> {
    return this.detector.detectChange(rulesReactingTo(changed), { changed, ids: [...new Set(ids)] }, turns);
  }
}
