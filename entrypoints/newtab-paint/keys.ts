/** Whether a key press may take the cover off: any that writes or confirms, alone, outside a button or link that has its own use for it. */
export function isUncoveringKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (event.target instanceof Element && event.target.closest('button, a')) return false;
  return event.key.length === 1 || event.key === 'Enter';
}
