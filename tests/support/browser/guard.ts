/**
 * No browser outlives the tests that started it, however they end.
 *
 * Exit handlers do not run when a process is killed, so each browser gets a small shell that waits on a pipe from us. When we are gone, for whatever
 * reason, the pipe closes and the shell ends the browser's process group and removes its profile. On an orderly end the shell is dismissed first.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const LAST_WILL = 'cat >/dev/null; kill -s KILL -- "-$1" 2>/dev/null; sleep 1; if [ -n "$2" ]; then rm -rf -- "$2"; fi';

export type Guard = { dismiss(): void };

/** Watches over a browser that leads its own process group. `ownProfile` is removed with it; leave it out for a profile to keep. */
export function guard(browserPid: number, ownProfile?: string): Guard {
  if (process.platform === 'win32') {
    const onExit = () => endTree(browserPid);
    process.once('exit', onExit);
    return { dismiss: () => process.off('exit', onExit) };
  }
  const shell = spawn('/bin/sh', ['-c', LAST_WILL, 'guard', String(browserPid), ownProfile ?? ''], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.unref();
  (shell.stdin as unknown as { unref?(): void }).unref?.();
  shell.stdin?.on('error', () => {}); // The shell is gone: it was dismissed.
  return { dismiss: () => shell.kill('SIGKILL') };
}

/** Ends a browser and everything it started: its process group, and children that have left the group. */
export function endTree(browserPid: number): void {
  const strays = descendants(browserPid);
  for (const pid of [-browserPid, browserPid, ...strays]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Settles when the process has ended; `false` when it has not within the time. */
export function ended(child: ChildProcess, timeoutMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

export function newProfile(browser: string): string {
  return mkdtempSync(path.join(tmpdir(), `one-beat-${browser}-`));
}

/** A browser's last processes may still write while the folder goes, hence the retries. */
export function removeProfile(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function descendants(root: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const parentOf = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // The name stands in parentheses and may hold spaces; the parent is the second field after it.
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      parentOf.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we were looking.
    }
  }
  const found = new Set([root]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of parentOf) if (found.has(parent)) found.add(pid);
  }
  found.delete(root);
  return [...found];
}
