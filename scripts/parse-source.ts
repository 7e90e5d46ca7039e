import { parseSync } from 'vite';

/** One text file of the project: its path from the root, with forward slashes, and what is in it. */
export type SourceFile = { path: string; text: string };

/** A node of the syntax tree, as far as the rules look at it. */
export type SyntaxNode = { type: string; start: number; end: number; [field: string]: unknown };

export type Comment = { type: string; value: string; start: number; end: number };

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

/**
 * The syntax tree of a TypeScript or JavaScript file. The parser is the one that builds the product, so
 * that whatever the build understands the rules understand too.
 *
 * @throws when the file cannot be parsed: a rule that saw nothing must not pass.
 */
export function parseSource(file: SourceFile) {
  const parsed = parseSync(file.path, file.text);
  const first = parsed.errors[0];
  if (first) throw new Error(`${file.path} cannot be parsed: ${first.message}`);
  return {
    program: parsed.program as unknown as SyntaxNode & { body: SyntaxNode[] },
    comments: parsed.comments as Comment[],
    module: parsed.module,
  };
}

/** Calls `visit` for a node and everything below it, in reading order. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit);
    }
  }
}

/** The line, counted from 1, on which an offset stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mts|mjs|js|jsx|cjs)$/.test(path);
