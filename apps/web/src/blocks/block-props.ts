import type { PlacedBlock } from '@abat/contracts';

/** What every block takes: its own settings. Everything else it reads itself. */
export type BlockProps = { settings: PlacedBlock['settings'] };
