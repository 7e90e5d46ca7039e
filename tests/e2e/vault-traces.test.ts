/** What the lock cannot take back: the browser's own files, looked through once it is closed (SE-04). */
import path from 'node:path';
import { expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import { filesWith } from './support/files-with.ts';
import { leave } from './support/journey.ts';
import { allThatIsKept, putEverywhere, turnOn } from './support/vault.ts';

it.each(browsers)('the live stores hold no word, and the closed profile is told of honestly, in %s (SE-04)', async (name) => {
  const browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  try {
    const word = `quetzal${Date.now()}`;
    const page = await browser.open('options.html', { width: 1100, height: 900 });
    await page.waitFor({ role: 'heading', name: /./ });
    await putEverywhere(page, word);
    await page.reload();
    await turnOn(page, 'a lamp in the window');
    expect(await allThatIsKept(page)).not.toContain(word);
    await page.close();
    await browser.restart();
    const traces = filesWith(browser.profileDir, word).map((file) => path.relative(browser.profileDir, file));
    // Not a promise that can be kept from here: it is the reason for the sentence in the room and in PRIVACY.md. Seen: the logs of Chromium's databases, and that of Firefox's `storage.local`.
    console.warn(`${name}, traces in the closed profile: ${traces.join(', ') || 'none'}`);
    for (const file of traces) expect(file).toMatch(name === 'chromium' ? /IndexedDB|Local Extension Settings|Session/ : /^storage\/(default|permanent)\//);
    const after = await browser.open('options.html', { width: 1100, height: 900 });
    expect(await allThatIsKept(after)).not.toContain(word);
  } finally {
    await leave(browser);
  }
});
