declare module 'virtual:words/interface' {
  export const english: import('../core/translate.ts').InterfaceWords;
}
declare module 'virtual:words/pause' {
  export const english: import('../core/words.ts').PauseWords;
}
declare module 'virtual:words/insights' {
  export const english: readonly import('../core/words.ts').Insight[];
}
declare module 'virtual:words/notes' {
  export const english: import('../core/words.ts').NotesWords;
}
declare module 'virtual:words/first-run' {
  export const english: import('../core/words.ts').FirstRunWords;
}
