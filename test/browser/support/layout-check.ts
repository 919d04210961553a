import type { Page } from 'playwright-core';

/**
 * Texts that are cut: longer than the box that clips them, or beyond the window. Rows of lists and whatever scrolls may
 * be cut; heads, rails, buttons, chips, labels and fields may not.
 */
export async function cutTexts(page: Page): Promise<string[]> {
  const found = [...(await page.evaluate(findCutTexts)), ...(await page.evaluate(findCutFields))];
  return [...new Set(found)].map((text) => `cut: ${text}`);
}

/** The page itself, when it is wider than the window: tables and pictures scroll in their own boxes. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const more = document.documentElement.scrollWidth - innerWidth;
    const wide = more > 0 ? [`${more} px wider than the window`] : [];
    // What hangs over is cut off and makes no scroll bar.
    const hanging = [...document.querySelectorAll('body > #root header, footer, nav, main')]
      .flatMap((part) => [...part.children])
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 1);
    return [...wide, ...hanging.map((part) => `hangs over the window: ${part.className}`)];
  });
}

// Runs in the page, so everything it needs stands inside.
function findCutTexts(): string[] {
  const TOLERANCE_PX = 1.5;
  const watched = `header, nav, footer, button, label, legend, h1, h2, h3, th, dt, [class*=badge], [class*=mark],
    [data-testid=connection], [data-testid=legend]`;
  const mayBeCut = '.visually-hidden, [class*=VisuallyHidden], [data-testid$=-list] li, [class*=userName]';
  const beyond = (inner: DOMRect, outer: { left: number; right: number }) =>
    inner.right > outer.right + TOLERANCE_PX || inner.left < outer.left - TOLERANCE_PX;

  // The first box on the way up that clips the text; what scrolls may hide it.
  const clipping = (element: Element, text: DOMRect): Element | null => {
    for (let box: Element | null = element; box; box = box.parentElement) {
      const { overflowX } = getComputedStyle(box);
      if (overflowX === 'auto' || overflowX === 'scroll') return null;
      if (overflowX !== 'visible' && beyond(text, box.getBoundingClientRect())) return box;
    }
    return beyond(text, { left: 0, right: innerWidth }) ? document.documentElement : null;
  };

  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim();
    if (
      !words ||
      !element?.closest(watched) ||
      element.closest(mayBeCut) ||
      !element.checkVisibility({ visibilityProperty: true })
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const box = text.width > 0 ? clipping(element, text) : null;
    if (box) found.push(`«${words}», ${Math.round(text.width)} px in ${box.clientWidth} px (${element.className})`);
  }
  return found;
}

// A placeholder or a value is no text node: it is measured as it would be painted.
function findCutFields(): string[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return ['no canvas to measure fields with'];
  return [
    ...document.querySelectorAll<HTMLInputElement>('input:not([type=password], [type=checkbox], [type=radio])'),
  ].flatMap((field) => {
    const words = field.value || field.placeholder;
    const style = getComputedStyle(field);
    const room = field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    if (
      !words ||
      room <= 0 ||
      !field.checkVisibility({ visibilityProperty: true }) ||
      field.closest('[data-testid=drawer]')
    )
      return [];
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { width } = pen.measureText(words);
    return width > room + 1.5 ? [`«${words}», ${Math.round(width)} px in ${Math.round(room)} px (field)`] : [];
  });
}

/** Words on screen: texts, and what labels, titles and placeholders say. */
export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement?.checkVisibility() && !node.parentElement.closest('code'))
        texts.push(String(node.textContent).trim());
    for (const name of ['aria-label', 'title', 'placeholder'])
      for (const element of document.querySelectorAll(`[${name}]`))
        texts.push(String(element.getAttribute(name)).trim());
    return [...new Set(texts.filter(Boolean))];
  });
}
