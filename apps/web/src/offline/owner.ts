import { sessionHint } from '../api/session-hint.js';

export const WALL = 'wall';

/** Whose answers this page keeps and shows without a network: the wall's, the signed-in user's (id), or nobody's (null). */
export const keeper = (): string | null => (window.location.pathname === '/wall' ? WALL : sessionHint.user());
