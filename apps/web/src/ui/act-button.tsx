import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core';
import { type ComponentProps, type MouseEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsStale } from '../live/connection-store.js';

type ActButtonProps = ButtonProps &
  Omit<ComponentProps<'button'>, keyof ButtonProps> & {
    /** Why it cannot be done now, for a reason of its own; whoever may not at all sees no button. */
    why?: string | undefined;
  };

/** Why nothing may be changed now; undefined while it may. */
export function useBlocked(): string | undefined {
  const { t } = useTranslation('common');
  return useIsStale() ? t('state.blockedWhileStale') : undefined;
}

/**
 * A button that changes something: it does nothing while what is on screen may be out of date, or is the past. Unlike a
 * disabled one it stays within reach of keyboard and finger, so that the reason is told to everybody.
 */
export function ActButton({ why, onClick, ...props }: ActButtonProps) {
  const id = useId();
  const blocked = useBlocked() ?? why;
  // Also keeps a form from being sent: Enter in one of its fields presses this button.
  const refuse = (event: MouseEvent) => event.preventDefault();
  const state = blocked
    ? { disabled: false, 'data-disabled': true, 'aria-disabled': true, 'aria-describedby': id, onClick: refuse }
    : { onClick };
  // One tree in either state: the button keeps the focus when the link goes or comes back.
  return (
    <>
      <Tooltip
        label={blocked ?? ''}
        disabled={!blocked}
        events={{ hover: true, focus: true, touch: true }}
        multiline
        maw={320}
        zIndex={700}
      >
        <Button {...props} {...state} />
      </Tooltip>
      {blocked && <VisuallyHidden id={id}>{blocked}</VisuallyHidden>}
    </>
  );
}
