/** Files to bring in, and the way to the room where they are. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Surface } from '../../support/browser/types.ts';

/** A folder for files of one test file, and its end. */
export interface FileFolder {
  file(name: string, content: string | Uint8Array): string;
  /** A folder in it, which somebody may take for a file. */
  folder(name: string): string;
  remove(): void;
}

export function fileFolder(): FileFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'one-beat-copies-'));
  return {
    file(name, content) {
      const at = path.join(folder, name);
      writeFileSync(at, content);
      return at;
    },
    folder(name) {
      const at = path.join(folder, 'folders', name);
      mkdirSync(at, { recursive: true });
      return at;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The room of copies, open. */
export async function openCopies(browser: Browser, size = { width: 1280, height: 900 }): Promise<Surface> {
  const page = await browser.open('options.html', size);
  await page.click('button', 'Copies');
  await page.waitFor({ role: 'heading', name: 'Bring a copy in' });
  return page;
}

/** Chooses a file and waits until the page has its answer. */
export async function chooseCopy(page: Surface, file: string, answer: string | RegExp = 'What is in this copy', timeoutMs = 10_000): Promise<void> {
  await page.chooseFile('textbox', /^Choose /, [file]);
  await page.waitFor(answer, { timeoutMs });
}
