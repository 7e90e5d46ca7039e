/** What the browser has put on the disk. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pause } from './journey.ts';

/** Waits for the one file in an empty folder to be whole, gives it back and empties the folder again. */
export async function downloaded(folder: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const end = Date.now() + 20_000;
  for (;;) {
    const names = readdirSync(folder);
    const [name] = names;
    // Both browsers keep a second file, or another name, for as long as they write.
    const isWhole = names.length === 1 && !/^\.|\.(part|crdownload)$/.test(name!);
    const bytes = isWhole ? readFileSync(path.join(folder, name!)) : Buffer.alloc(0);
    if (bytes.length > 0) {
      rmSync(path.join(folder, name!));
      return { name: name!, bytes };
    }
    if (Date.now() > end) throw new Error(`nothing whole was downloaded: ${names.join(', ') || 'no file'}`);
    await pause(50);
  }
}
