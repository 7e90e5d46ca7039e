import type { Surface } from '../../support/browser/types.ts';

/** Buttons whose middle cannot be reached by scrolling in one direction, or that are cut off or lie under something else. */
export async function unreachable(page: Surface): Promise<string[]> {
  return page.evaluate(() => {
    const troubles: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) troubles.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} > ${window.innerWidth}`);
    // What lies beneath a window that asks something is out of reach on purpose.
    const asked = document.querySelector('dialog:modal') ?? document;
    for (const element of asked.querySelectorAll<HTMLElement>('button, input, textarea, label.choice')) {
      element.scrollIntoView({ block: 'center' });
      const box = element.getBoundingClientRect();
      if (box.width === 0) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const name = element.textContent?.trim() || element.getAttribute('aria-label') || element.tagName;
      if (box.left < -1 || box.right > window.innerWidth + 1) troubles.push(`${name} is cut off`);
      const there = document.elementFromPoint(x, y);
      if (!there || !(element.contains(there) || there.contains(element) || there.closest('label')?.contains(element))) troubles.push(`${name} cannot be clicked`);
    }
    return troubles;
  });
}
