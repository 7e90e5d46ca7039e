/** The outcome of something that may go wrong in an expected way: a value, or a code that the interface turns into words. */
export type Result<T, Code extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Code };

/** A `Result` that went well. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A `Result` that did not; `code` names a sentence in `locales/`. */
export function failed<Code extends string>(code: Code): { readonly ok: false; readonly code: Code } {
  return { ok: false, code };
}
