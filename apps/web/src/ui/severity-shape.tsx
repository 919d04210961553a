import type { Severity } from '@abat/contracts';

/** Outlines in a 16 x 16 box; the map draws the same shapes. */
export const SEVERITY_PATHS: Record<Severity, string> = {
  info: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11Zm0 2.2a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 1 0 0-6.6Z',
  low: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11Z',
  medium: 'M3 3h10v10H3Z',
  high: 'M8 1.5 15 14H1Z',
  critical: 'M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2Z',
};

/** The mark of a severity: hollow ring, disc, square, triangle, octagon. */
export function SeverityShape({ severity, size = 14 }: { severity: Severity; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SEVERITY_PATHS[severity]} fill={`var(--abat-severity-${severity})`} fillRule="evenodd" />
    </svg>
  );
}
