import type { ImportProgress } from '@abat/exchange';

const WIDTH = 24;
const EVERY_MS = 100;
const PHASES = { reading: 'reading', judging: 'judging', storing: 'storing' } as const;

/** A progress bar on stderr; silent where stderr is not a terminal. */
export class ProgressBar {
  private shownAt = 0;
  private readonly live = process.stderr.isTTY;

  show({ phase, bytesRead, bytesTotal, counts }: ImportProgress): void {
    if (!this.live || (Date.now() - this.shownAt < EVERY_MS && phase === 'reading')) return;
    this.shownAt = Date.now();
    const share = bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : 0;
    const filled = Math.round(share * WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
    process.stderr.write(
      `\r\u001b[2K${PHASES[phase]} ${bar} ${Math.round(share * 100)} %  rows ${counts.read}, rejected ${counts.rejected}`,
    );
  }

  clear(): void {
    if (this.live && this.shownAt > 0) process.stderr.write('\r\u001b[2K');
  }
}
