/**
 * The attributes of a field for private text: nothing that is written there is completed, corrected, suggested from or, unless the person turned it
 * on, checked for its spelling, since some browsers send text away for that (SE-08, SE-09).
 *
 * `autoCorrect` is written so on purpose. As `autocorrect` Preact would set the property of that name, which in Firefox is true or false: the
 * text `off` counts as true there, and would turn on what it is meant to turn off.
 */
export function privateField(spellCheck: boolean) {
  return { autocomplete: 'off', autoCorrect: 'off', spellcheck: spellCheck, writingsuggestions: String(spellCheck) } as const;
}
