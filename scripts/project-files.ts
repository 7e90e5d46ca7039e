import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './parse-source.ts';

/** Folders of the project’s root that are made, not written. */
export const NOT_OURS = new Set(['node_modules', '.git', '.output', '.wxt']);
const BINARY = /\.(png|ico|jpg|jpeg|webp|gif|zip|woff2?)$/;

/**
 * Every text file of the project, read from the disk rather than from git: a new file is checked before
 * its first commit, and so is a copy of the project with no history.
 */
export function readProject(root: string): SourceFile[] {
  return readdirSync(root, { withFileTypes: true, recursive: false })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? readFolder(root, entry.name) : readFile(root, entry.name)));
}

function readFolder(root: string, folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? readFolder(root, path) : readFile(root, path);
  });
}

function readFile(root: string, path: string): SourceFile[] {
  if (BINARY.test(path) || path.endsWith('.log')) return [];
  return [{ path, text: readFileSync(join(root, path), 'utf8') }];
}
