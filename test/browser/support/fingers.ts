import type { Page } from 'playwright-core';

/** Least size of whatever can be pressed (WCAG 2.2, 2.5.8) and of main actions on a phone, px. */
const SIZES = { least: 24, main: 44 } as const;

/**
 * What a finger misses: targets smaller than 24 px, main actions lower than 44 px. Links inside sentences may be as high
 * as their line.
 */
export const smallTargets = (page: Page): Promise<string[]> => page.evaluate(findSmallTargets, SIZES);

// Runs in the page, so everything it needs stands inside.
function findSmallTargets({ least, main }: { least: number; main: number }): string[] {
  const TOLERANCE_PX = 0.5;
  const pressed = `button, a[href], summary, select, textarea, input:not([type=radio], [type=checkbox], [type=file]),
    [role=button], [role=tab], [role=slider], [role=menuitem], label:has(> input)`;
  const mains = `[data-testid=phone-bar] > *, header:has([data-testid=connection]) button, [data-testid=drawer] header button, [data-variant=filled],
    [data-testid=unsent], [data-testid=field-list] a, [data-testid=alarm-strip] a, [type=submit]`;
  const nameOf = (element: Element): string =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60);
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    !element.closest('.visually-hidden, [inert]') &&
    !(element.tagName === 'A' && getComputedStyle(element).display === 'inline');
  const isMain = (element: Element): boolean =>
    element.matches(mains) && !element.matches('[data-size^=compact], [data-size=xs]');

  const found: string[] = [];
  for (const element of [...document.querySelectorAll(pressed)].filter(isShown)) {
    const { width, height } = element.getBoundingClientRect();
    if (width <= 1 || height <= 1) continue;
    const isSmall = Math.min(width, height) < least - TOLERANCE_PX;
    if (isSmall || (isMain(element) && height < main - TOLERANCE_PX))
      found.push(`${Math.round(width)}x${Math.round(height)} ${element.tagName} «${nameOf(element)}»`);
  }
  return found;
}

/** What lies beyond the right edge and cannot be scrolled to inside its own box, and the page itself when it is too wide. */
export const beyondEdge = (page: Page): Promise<string[]> => page.evaluate(findBeyondEdge);

function findBeyondEdge(): string[] {
  const TOLERANCE_PX = 1;
  const width = document.documentElement.clientWidth;
  const found: string[] = [];
  if (document.documentElement.scrollWidth > width)
    found.push(`the page is ${document.documentElement.scrollWidth} px`);
  const isHeld = (element: Element): boolean => {
    for (let box = element.parentElement; box; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    return false;
  };
  for (const element of document.querySelectorAll('body *')) {
    const { right, left } = element.getBoundingClientRect();
    if (right <= width + TOLERANCE_PX && left >= -TOLERANCE_PX) continue;
    if (element.checkVisibility() && !element.closest('.visually-hidden, [inert], svg') && !isHeld(element))
      found.push(`${element.tagName}.${element.className} to ${Math.round(right)} px`);
  }
  return found;
}
