declare module 'virtual:words/interface' {
  export const english: import('../core/translate.ts').InterfaceWords;
}
declare module 'virtual:words/pause' {
  export const english: import('../core/words.ts').PauseWords;
}
declare module 'virtual:words/insights' {
  export const english: readonly import('../core/words.ts').Insight[];
}
