import type { Finding } from '@abat/contracts';
import { useMemo } from 'react';
import { useWork } from '../../api/resources.js';
import { useHighlight, type Highlight } from '../map/map-controller.js';

/** Both works of a finding on the map, one solid and one dashed, and the place where they meet. */
export function useFindingHighlight(finding: Finding): void {
  const [first, second] = finding.subjects.filter((subject) => subject.type === 'work');
  const sideA = useWork(first?.id ?? null).data?.geometry;
  const sideB = useWork(second?.id ?? null).data?.geometry;
  const meeting = finding.geometry;
  // An area of powers is as big as a district and hatched already: its outline is enough, the streets stay readable.
  const role = finding.rule.startsWith('mandate.') ? 'selected' : 'meeting';
  useHighlight(
    useMemo(() => {
      const highlights: Highlight[] = [];
      if (sideA) highlights.push({ role: 'side-a', geometry: sideA });
      if (sideB) highlights.push({ role: 'side-b', geometry: sideB });
      if (meeting) highlights.push({ role, geometry: meeting });
      return highlights;
    }, [sideA, sideB, meeting, role]),
  );
}
