import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ActText } from '../../ui/act-button.js';
import { useChangeParams } from '../../url/params.js';
import type { Part } from './part-editor.js';
import classes from './plan.module.css';
import parts from './project.module.css';

type PartButtonProps = {
  part: Part;
  row: string;
  /** Whether the reader may change this very part. */
  isAllowed: boolean;
  children: ReactNode;
};

/** Opens the form of a part of the project. */
export function PartButton({ part, row, isAllowed, children }: PartButtonProps) {
  const change = useChangeParams();
  const isNew = row === 'new';
  if (!isAllowed) return isNew ? null : children;
  return (
    <ActText
      className={isNew ? parts.add : parts.rowButton}
      onClick={() => change({ part, row, again: null }, { push: true })}
    >
      {isNew && <IconPlus size={14} aria-hidden />}
      {children}
    </ActText>
  );
}

/** Stands where a project has no parts of a kind. */
export function NoParts({ children }: { children: ReactNode }) {
  return <p className={classes.hint}>{children}</p>;
}
