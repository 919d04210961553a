import type { LocalizedText } from '@abat/contracts';

/** A name in the languages it was given in. Russian is the last resort. */
export type Names = { nameRu: string; nameKk: string | null; nameEn: string | null };

/** What is known today of one side of a finding; null = nothing, its row is gone. */
export type SubjectFacts = { title: LocalizedText | null; agency: Names | null; function: Names | null };
