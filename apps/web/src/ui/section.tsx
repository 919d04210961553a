import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './section.module.css';

/** A titled part of a drawer or page. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className={classes.head}>
        <Title order={3} fz="sm" fw={600}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
