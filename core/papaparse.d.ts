/** The little of papaparse that is used here. Its own types bring along those of Node and of a page, which core/ must not know. */
declare module 'papaparse' {
  interface UnparseOptions {
    readonly delimiter: string;
    readonly newline: string;
    readonly quotes: boolean;
  }
  const Papa: { unparse(rows: readonly (readonly string[])[], options: UnparseOptions): string };
  export default Papa;
}
