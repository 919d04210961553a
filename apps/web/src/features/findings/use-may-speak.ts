import { useMayFor } from '../../app/use-may-for.js';

/** Who may speak for whom about a finding. */
export const useMaySpeak = (): ((agency: string) => boolean) => useMayFor('finding.assess');
