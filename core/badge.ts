/** What the toolbar badge shows: one neutral dot, or nothing. It never says what is waiting. */
export type Badge = '•' | '';

/** The badge for a draft under way and for due times that have passed. After hiding it is off. */
export function badgeFor(state: { readonly hasDraft: boolean; readonly isHidden: boolean; readonly hasDue: boolean }): Badge {
  if (state.isHidden) return '';
  return state.hasDraft || state.hasDue ? '•' : '';
}
