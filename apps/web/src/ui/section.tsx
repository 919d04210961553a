import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A titled part of a drawer or page. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', marginBottom: 6 }}>
        <Title order={3} fz="sm" fw={600}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
