import { DomainError, type RegulationLanguage } from '@abat/contracts';
import { recogniseLanguage } from './language.js';
import { type Outline, readOutline } from './outline.js';
import { joinLines } from './paragraphs.js';
import type { SourceLine } from './source-line.js';

/** What a regulation says: its language, its points in order, the functions among them. */
export type ReadRegulation = Outline & { language: RegulationLanguage };

/** @throws DomainError regulation.no-functions when the text has no numbered functions in Kazakh or Russian */
export function readRegulation(source: readonly SourceLine[]): ReadRegulation {
  const paragraphs = joinLines(source);
  const language = recogniseLanguage(paragraphs.join('\n'));
  const outline = readOutline(paragraphs);
  if (language === null || outline.statements.length === 0) throw new DomainError('regulation.no-functions');
  return { language, ...outline };
}
