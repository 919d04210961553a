import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './frames.module.css';

type PanelFrameProps = {
  title: string;
  /** Beside the title: a count, a button. */
  aside?: ReactNode;
  /** Filters under the title; they stay while the content scrolls. */
  toolbar?: ReactNode;
  /** Under the content, always in view: "N of M". */
  footer?: ReactNode;
  children: ReactNode;
};

/** Frame of a panel: fixed head and toolbar, scrolling content, fixed foot. The content brings its own scroller. */
export function PanelFrame({ title, aside, toolbar, footer, children }: PanelFrameProps) {
  return (
    <>
      <header className={classes.head}>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {aside}
      </header>
      {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      <div className={classes.content}>{children}</div>
      {footer && <footer className={classes.foot}>{footer}</footer>}
    </>
  );
}
