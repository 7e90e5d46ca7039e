/** Looks through the files of a profile while its browser may be at work in them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** So often it is looked again: a browser puts its files elsewhere while they are looked through. */
const LOOKS = 20;

/** The files below a folder that hold a word, as bytes of either width, all of them looked at in one go; `isMeant` leaves files out by their path within it. */
export function filesWith(folder: string, word: string, isMeant: (name: string) => boolean = () => true): string[] {
  const wanted = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
  for (let look = 1; ; look += 1) {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((file) => isMeant(path.relative(folder, file)))
        .filter((file) => {
          const bytes = readFileSync(file);
          return wanted.some((each) => bytes.includes(each));
        });
    } catch (thrown) {
      if (look === LOOKS || (thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    }
  }
}
