// House rules that need the syntax tree: see house-rules.ts for the others.

import { isCode, lineAt, parseSource, walk } from '../../scripts/parse-source.ts';
import type { Comment, SourceFile, SyntaxNode } from '../../scripts/parse-source.ts';

const nameOf = (node: unknown): string => (node as { name?: string; id?: { name?: string } } | null)?.name ?? '';
const codeIn = (files: SourceFile[], room: RegExp) => files.filter(({ path }) => isCode(path) && room.test(path) && !path.endsWith('.d.ts'));

function nodesOf(file: SourceFile): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  walk(parseSource(file).program, (node) => nodes.push(node));
  return nodes;
}

/** Sends readers to where a thing is, not to a list of lists. */
export function barrels(files: SourceFile[]): string[] {
  return codeIn(files, /^(core|storage|components|entrypoints|build|scripts|tests)\//).flatMap((file) =>
    nodesOf(file)
      .filter((node) => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node['source']))
      .map((node) => `${file.path}:${lineAt(file.text, node.start)} hands on another file's exports: import from that file`),
  );
}

/** A union of strings reads the same in code, in storage and in a copy; an enum does not. */
export function enums(files: SourceFile[]): string[] {
  return codeIn(files, /^/).flatMap((file) =>
    nodesOf(file)
      .filter((node) => node.type === 'TSEnumDeclaration')
      .map((node) => `${file.path}:${lineAt(file.text, node.start)} declares an enum: use a union of strings`),
  );
}

/** The clock the linter cannot see: `new Date()` and `Date()` with nothing in the brackets. */
export function hiddenClocks(files: SourceFile[]): string[] {
  return codeIn(files, /^core\//).flatMap((file) =>
    nodesOf(file)
      .filter((node) => nameOf(node['callee']) === 'Date')
      .filter((node) => node.type === 'CallExpression' || (node.type === 'NewExpression' && (node['arguments'] as unknown[]).length === 0))
      .map((node) => `${file.path}:${lineAt(file.text, node.start)} reads the clock: take \`now\` as a parameter`),
  );
}

/** An effect that moves the focus after the frame: whoever writes at once writes where they were put a moment later, and not where they are. */
export function lateFocus(files: SourceFile[]): string[] {
  return codeIn(files, /^(components|entrypoints)\//).flatMap((file) =>
    nodesOf(file)
      .filter((node) => node.type === 'CallExpression' && nameOf(node['callee']) === 'useEffect')
      .filter((node) => /\.focus\(/.test(file.text.slice(node.start, node.end)))
      .map((node) => `${file.path}:${lineAt(file.text, node.start)} moves the focus after the frame: use useLayoutEffect`),
  );
}

const isFunction = (node: unknown) => /^(ArrowFunction|Function)Expression$/.test((node as SyntaxNode | null)?.type ?? '');

// The functions a statement declares: `function f`, or `const f = () => …`.
function functionsOf(declaration: SyntaxNode | null): { name: string; node: SyntaxNode }[] {
  if (declaration?.type === 'FunctionDeclaration') return [{ name: nameOf(declaration['id']), node: declaration }];
  if (declaration?.type !== 'VariableDeclaration') return [];
  return (declaration['declarations'] as SyntaxNode[])
    .filter((variable) => isFunction(variable['init']))
    .map((variable) => ({ name: nameOf(variable['id']), node: variable['init'] as SyntaxNode }));
}

function docstringOf(text: string, comments: Comment[], start: number): string | undefined {
  const above = comments.filter((comment) => comment.end <= start).at(-1);
  if (!above || above.type !== 'Block' || !above.value.startsWith('*') || text.slice(above.end, start).trim() !== '') return undefined;
  return above.value.replace(/[\s*]+/g, ' ').trim();
}

/** What core/ and storage/ offer says what comes out, in units, edges and errors, before its code is read. */
export function missingDocstrings(files: SourceFile[]): string[] {
  return codeIn(files, /^(core|storage)\//).flatMap((file) => {
    const { program, comments } = parseSource(file);
    // Overloads and their implementation share the docstring of the first.
    const documented = new Set<string>();
    return program.body
      .filter((node) => node.type === 'ExportNamedDeclaration')
      .flatMap((node) => {
        const declaration = node['declaration'] as SyntaxNode | null;
        const doc = docstringOf(file.text, comments, node.start);
        const overload = declaration?.type === 'TSDeclareFunction' ? [{ name: nameOf(declaration['id']) }] : [];
        return [...overload, ...functionsOf(declaration)].filter(({ name }) => {
          if (doc && doc.split(' ').length >= 3) documented.add(name);
          return !documented.has(name);
        }).map(({ name }) => `${file.path}:${lineAt(file.text, node.start)} exports ${name} without a docstring: say what comes out`);
      });
  });
}

/**
 * A component's file exports it under the file's name, and exports no other, so that its name is its path.
 * Small pieces that only this file draws may stay with it.
 */
export function misplacedComponents(files: SourceFile[]): string[] {
  return codeIn(files, /^(components|entrypoints)\/.*\.tsx$/)
    .filter(({ path }) => !path.endsWith('/main.tsx'))
    .flatMap((file) => {
      const wanted = file.path.slice(file.path.lastIndexOf('/') + 1, -'.tsx'.length);
      const exported = parseSource(file).program.body
        .filter((node) => node.type === 'ExportNamedDeclaration')
        .flatMap((node) => functionsOf(node['declaration'] as SyntaxNode | null))
        .map(({ name }) => name)
        .filter((name) => /^[A-Z]/.test(name));
      const others = exported.filter((name) => name !== wanted).map((name) => `${file.path} also exports ${name}: give it a file of its own`);
      return exported.includes(wanted) ? others : [`${file.path} does not export ${wanted}`, ...others];
    });
}
