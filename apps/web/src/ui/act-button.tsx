import { ActionIcon, type ActionIconProps, Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core';
import { type ComponentProps, type MouseEvent, type MouseEventHandler, type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsStale } from '../live/connection-store.js';

type Own = {
  /** Why it cannot be done now, for a reason of its own; whoever may not at all sees no button. */
  why?: string | undefined;
};
type Native<Props> = Own & Props & Omit<ComponentProps<'button'>, keyof Props>;

/** Why nothing may be changed now; undefined while it may. */
export function useBlocked(): string | undefined {
  const { t } = useTranslation('common');
  return useIsStale() ? t('state.blockedWhileStale') : undefined;
}

type HeldProps = Own & {
  onClick: MouseEventHandler<HTMLButtonElement> | undefined;
  children: (state: Pick<ComponentProps<'button'>, 'disabled' | 'onClick'>) => ReactElement;
};

/** Holds a press back while there is a reason against it, and tells the reason by mouse, key and finger. */
function Held({ why, onClick, children }: HeldProps) {
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
        {children(state)}
      </Tooltip>
      {blocked && <VisuallyHidden id={id}>{blocked}</VisuallyHidden>}
    </>
  );
}

/**
 * A button that changes something: it does nothing while what is on screen may be out of date, or is the past. Unlike a
 * disabled one it stays within reach of keyboard and finger, so that the reason is told to everybody.
 */
export function ActButton({ why, onClick, ...props }: Native<ButtonProps>) {
  return (
    <Held why={why} onClick={onClick}>
      {(state) => <Button {...props} {...state} />}
    </Held>
  );
}

/** The same as a sign without words. */
export function ActIcon({ why, onClick, ...props }: Native<ActionIconProps>) {
  return (
    <Held why={why} onClick={onClick}>
      {(state) => <ActionIcon {...props} {...state} />}
    </Held>
  );
}

/** The same as words in a line of a list. */
export function ActText({ why, onClick, ...props }: Own & ComponentProps<'button'>) {
  return (
    <Held why={why} onClick={onClick}>
      {(state) => <button type="button" {...props} {...state} />}
    </Held>
  );
}
