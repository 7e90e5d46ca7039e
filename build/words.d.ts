// The modules that the words plugin makes. `languages` begins with `en`; `load` gives English for a language that is not there.
declare module 'virtual:words/interface' {
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  /** What each language calls itself. */
  export const names: Readonly<Record<string, string>>;
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/popup' {
  /** Some sections of the interface; a key of another one gives itself back. */
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/newtab' {
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/worker' {
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/lock' {
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/bring' {
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/settings' {
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/map' {
  export const english: import('../core/translate.ts').InterfaceWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/translate.ts').InterfaceWords>;
}
declare module 'virtual:words/pause' {
  export const english: import('../core/words.ts').PauseWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/words.ts').PauseWords>;
}
declare module 'virtual:words/help' {
  export const english: { readonly 'own-plan': import('../core/words-plan.ts').OwnPlanWords };
  export const languages: readonly string[];
  export function load(language: string): Promise<typeof english>;
}
declare module 'virtual:words/insights' {
  export const english: readonly import('../core/words.ts').Insight[];
  export const languages: readonly string[];
  /** A card that is not translated is left out, never given in English. */
  export function load(language: string): Promise<readonly import('../core/words.ts').Insight[]>;
}
declare module 'virtual:words/notes' {
  export const english: import('../core/words.ts').NotesWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/words.ts').NotesWords>;
}
declare module 'virtual:words/first-run' {
  export const english: import('../core/words.ts').FirstRunWords;
  export const languages: readonly string[];
  export function load(language: string): Promise<import('../core/words.ts').FirstRunWords>;
}
declare module 'virtual:words/help-lines' {
  export const helpLines: ReturnType<typeof import('../core/words-help.ts').helpDataOf>;
}
