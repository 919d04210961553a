import { useEffect } from 'react';

/** `code` is the physical key, so that letters work in the Kazakh and Russian layouts too; `key` is the character. */
export type Shortcut = {
  keys: string;
  label: string;
  run: () => void;
  code?: string;
  key?: string;
  ctrl?: boolean;
  /** Goes on while the key is held; a held key that does something does it once. */
  repeats?: boolean;
  /** Which controls leave their Enter to this key, as a selector. */
  over?: string;
};

/** Radio buttons and boxes take no text: the language switch must not swallow the keys. */
const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), textarea, select, [role=dialog] *';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_INTO));

/** What Enter presses where it stands. Radio buttons and boxes are not among it: browsers press them by Space. */
const PRESSED = 'a[href], button, summary, [role=button], [role=menuitem], [role=option], [role=tab]';

const isPressing = ({ key, target }: KeyboardEvent, over: string | undefined): boolean =>
  key === 'Enter' && target instanceof Element && target.matches(PRESSED) && !(over && target.matches(over));

function matches(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const withCtrl = event.ctrlKey || event.metaKey;
  if (event.altKey || withCtrl !== (shortcut.ctrl ?? false)) return false;
  if (shortcut.code) return event.code === shortcut.code && !event.shiftKey;
  return event.key === shortcut.key;
}

/**
 * Runs the first shortcut that fits a key press, unless somebody is typing (Ctrl combinations work always) or presses
 * what has the focus.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const found = shortcuts.find((shortcut) => matches(shortcut, event));
      if (!found || (!found.ctrl && isTyping(event.target)) || isPressing(event, found.over)) return;
      event.preventDefault();
      if (!event.repeat || found.repeats) found.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [shortcuts]);
}
