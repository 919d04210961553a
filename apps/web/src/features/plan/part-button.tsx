import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ActButton, ActText } from '../../ui/act-button.js';
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
  const open = () => change({ part, row, again: null }, { push: true });
  if (!isNew)
    return (
      <ActText className={parts.rowButton} onClick={open}>
        {children}
      </ActText>
    );
  return (
    <ActButton size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
      {children}
    </ActButton>
  );
}

/** Stands where a project has no parts of a kind. */
export function NoParts({ children }: { children: ReactNode }) {
  return <p className={classes.hint}>{children}</p>;
}
