/**
 * Keeps an unpacked extension installed across a restart of Chromium.
 *
 * An extension that was loaded for a test is forgotten when Chromium closes, and loading it again counts as a new installation: `onInstalled` instead of
 * `onStartup`, and no alarms. Before a restart we therefore write into the profile what Chromium itself would have kept of an extension that a person had
 * loaded from its folder. When Chromium does not take it (the format is its own affair), the driver loads the extension anew: what was stored stays.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The id that Chromium gives an unpacked extension: its folder's path, hashed, in the letters a to p. */
export function idOfUnpacked(extensionDir: string): string {
  const digits = createHash('sha256').update(extensionDir).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** `events` are those the worker listens to, as `runtime.onStartup`: Chromium starts the worker for no others. */
export function keepInstalled(profileDir: string, extensionDir: string, events: string[]): void {
  const manifest = JSON.parse(readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8'));
  const permissions = { api: manifest.permissions ?? [], explicit_host: [], manifest_permissions: [], scriptable_host: [] };
  for (const name of ['Preferences', 'Secure Preferences']) {
    const file = path.join(profileDir, 'Default', name);
    if (!existsSync(file)) continue;
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    kept.extensions ??= {};
    kept.extensions.ui = { ...kept.extensions.ui, developer_mode: true };
    kept.extensions.settings = {
      ...kept.extensions.settings,
      [idOfUnpacked(extensionDir)]: {
        active_permissions: permissions,
        granted_permissions: permissions,
        creation_flags: 38, // As for a folder chosen by a person.
        disable_reasons: [],
        first_install_time: '13400000000000000',
        last_update_time: '13400000000000000',
        from_webstore: false,
        location: 4, // Unpacked, and to be kept.
        newAllowFileAccess: true,
        path: extensionDir,
        serviceworkerevents: events,
        service_worker_registration_info: { version: manifest.version },
      },
    };
    writeFileSync(file, JSON.stringify(kept));
  }
}

/** Runs in the worker: the names of the events it listens to. */
export function listenedEvents(): string[] {
  const api = (globalThis as unknown as { chrome: Record<string, Record<string, { hasListeners?(): boolean }>> }).chrome;
  return Object.entries(api).flatMap(([area, members]) =>
    members && typeof members === 'object'
      ? Object.entries(members)
          .filter(([name, event]) => name.startsWith('on') && event?.hasListeners?.())
          .map(([name]) => `${area}.${name}`)
      : [],
  );
}
