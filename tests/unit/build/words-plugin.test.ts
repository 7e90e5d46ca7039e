import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wordsPlugin } from '../../../build/words-plugin.ts';
import { ROOT } from '../../support/word-files.ts';

const PSEUDO = /en-XA|ar-XB|⟦|⟧|\u200F|\\u200f/i;
const USES = ['interface', 'pause', 'insights', 'notes', 'first-run'] as const;
const entry = USES.map((use, index) => `export * as use${index} from 'virtual:words/${use}';`).join('\n');

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'one-beat-build-'));
  for (const folder of ['content', 'locales']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  writeFileSync(join(root, 'entry.js'), entry);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

async function chunksOf(mode: string, source = entry): Promise<string[]> {
  writeFileSync(join(root, 'entry.js'), source);
  const built = await build({
    root, mode, configFile: false, logLevel: 'silent', plugins: [wordsPlugin(root)],
    build: { write: false, minify: true, lib: { entry: join(root, 'entry.js'), formats: ['es'] } },
  });
  return [built].flat().flatMap((part) => ('output' in part ? part.output : [])).map((part) => ('code' in part ? part.code : ''));
}

function addGerman(): void {
  cpSync(join(root, 'content/en'), join(root, 'content/de'), { recursive: true });
  const say = (file: string, find: RegExp, text: string) => writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace(find, text));
  cpSync(join(root, 'locales/en.yml'), join(root, 'locales/de.yml'));
  say('locales/de.yml', /name: English/, 'name: Deutsch');
  say('content/de/held.yml', /title: It held/, 'title: Es hielt');
  writeFileSync(join(root, 'content/README.md'), `${readFileSync(join(ROOT, 'content/README.md'), 'utf8')}\n\`\`\`banned-de\nnie\n\`\`\`\n`);
}

describe('a released build', () => {
  test('holds no trace of the made-up languages', async () => {
    const code = (await chunksOf('production')).join('\n');
    expect(code).toContain('The chain on the door');
    expect(code).not.toMatch(PSEUDO);
  });
  test('loads no more than it says: each use is apart', async () => {
    const code = (await chunksOf('production', "export { english } from 'virtual:words/notes';")).join('\n');
    expect(code).toContain('How does it look now?');
    expect(code).not.toContain('The chain on the door');
  });
  test('keeps the words of the pause small', async () => {
    const code = (await chunksOf('production', "export { english } from 'virtual:words/pause';")).join('\n');
    console.log(`words of the pause: ${code.length} bytes, ${gzipSync(code).length} zipped`);
    expect(gzipSync(code).length).toBeLessThan(10_000);
  });
  test('has every other language in a chunk of its own', async () => {
    addGerman();
    const chunks = await chunksOf('production', "export { english, languages, load } from 'virtual:words/notes';");
    const german = chunks.filter((code) => code.includes('Es hielt'));
    expect(german).toHaveLength(1);
    expect(german[0]).not.toContain('It held');
    expect(chunks.find((code) => code.includes('It held'))).not.toContain('Es hielt');
  });
});

describe('a build for developing', () => {
  test('has the made-up languages', async () => {
    expect((await chunksOf('development')).join('\n')).toMatch(PSEUDO);
  });
  test('so has any build that asks for them', async () => {
    vi.stubEnv('ONE_BEAT_PSEUDO', '1');
    expect((await chunksOf('production')).join('\n')).toMatch(PSEUDO);
  });
});

describe('words that are not right', () => {
  test('stop the build, with every problem at once', async () => {
    const say = (file: string, find: RegExp, text: string) => writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace(find, text));
    say('content/en/urges.yml', /id: sleep, text: sleep/, 'id: sleep, text: Sleep');
    say('content/en/held.yml', /title: It held/, "title: 'It''s held'");
    rmSync(join(root, 'content/en/body.yml'));
    await expect(chunksOf('production')).rejects.toThrow(
      /The words have 3 things to mend:[\s\S]*content\/en\/body\.yml, line 1: This file is missing[\s\S]*content\/en\/held\.yml, line 2: There is a straight apostrophe[\s\S]*content\/en\/urges\.yml, line 16: The text “Sleep” starts with a capital letter/,
    );
  });
  test('stop the build when a language lacks a file', async () => {
    addGerman();
    rmSync(join(root, 'content/de/signals.yml'));
    await expect(chunksOf('production')).rejects.toThrow(/content\/de\/signals\.yml, line 1: This file is missing\. Please copy content\/en\/signals\.yml/);
  });
});

describe('while developing', () => {
  test('a changed word is there at once, and a slip is said without stopping the server', async () => {
    const server = await createServer({
      root, configFile: false, logLevel: 'silent', plugins: [wordsPlugin(root)], server: { middlewareMode: true, ws: false, watch: { usePolling: true, interval: 30 } },
    });
    try {
      const said = vi.spyOn(server.config.logger, 'warn');
      const sent = vi.spyOn(server.ws, 'send');
      const heldNow = async () => (await server.transformRequest('virtual:words/notes'))?.code ?? '';
      expect(await heldNow()).toContain('It held');

      const file = join(root, 'content/en/held.yml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('title: It held', 'title: It stayed!'));
      await vi.waitFor(() => expect(said).toHaveBeenCalledWith(expect.stringContaining('held.yml, line 2: There is an exclamation mark here.')), 5000);
      expect(await heldNow()).toContain('It stayed!');
      writeFileSync(file, readFileSync(file, 'utf8').replace('It stayed!', 'It stayed'));
      await vi.waitFor(() => expect(sent).toHaveBeenCalledWith({ type: 'full-reload' }), 5000);
    } finally {
      await server.close();
    }
  });
});

describe('the modules that pages load', () => {
  test('give English at once, the languages and a way to load them', async () => {
    const { english, languages, load } = await import('virtual:words/pause');
    expect(english.urges.length).toBeGreaterThan(0);
    expect([languages[0], ...languages.slice(-2)]).toEqual(['en', 'en-XA', 'ar-XB']);
    const long = await load('en-XA');
    expect(long.urges.map(({ id }) => id)).toEqual(english.urges.map(({ id }) => id));
    expect(await load('nowhere')).toBe(english);
    expect(await load('en')).toBe(english);
  });
  test('say what each language calls itself', async () => {
    const { names } = await import('virtual:words/interface');
    expect(names['en']).toBe('English');
    expect(Object.keys(names)).toEqual(expect.arrayContaining(['en', 'en-XA', 'ar-XB']));
  });
  test('hand over the notes and the first run', async () => {
    expect((await import('virtual:words/notes')).english['look-back'].done.length).toBeGreaterThan(5);
    expect((await import('virtual:words/first-run')).english['first-run'].pages).toHaveLength(3);
    expect((await import('virtual:words/first-run')).english.worked).toHaveLength(3);
  });
  test('leave out a card that is retired', async () => {
    const card = join(root, 'content/en/insights/the-chain-on-the-door.md');
    writeFileSync(card, readFileSync(card, 'utf8').replace('reviewed: none yet', 'reviewed: none yet\nretired: true'));
    const plugin = wordsPlugin(root);
    const load = plugin.load as (id: string) => string;
    expect(load('\0virtual:words/insights')).not.toContain('The chain on the door');
  });
});
