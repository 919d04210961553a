import { type ReactNode, useEffect, useState } from 'react';
import classes from './folded-part.module.css';

type FoldedPartProps = {
  title: string;
  /** Something is entered in it. */
  hasValue: boolean;
  /** Something in it is wrong. */
  hasFault: boolean;
  children: ReactNode;
};

/** A part of a form that is seldom needed, folded. It opens itself when a value or a fault comes into it. */
export function FoldedPart({ title, hasValue, hasFault, children }: FoldedPartProps) {
  const [isOpen, setIsOpen] = useState(hasValue || hasFault);
  useEffect(() => {
    if (hasValue || hasFault) setIsOpen(true);
  }, [hasValue, hasFault]);
  return (
    <details className={classes.part} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={classes.title}>{title}</summary>
      <div className={classes.fields}>{children}</div>
    </details>
  );
}
