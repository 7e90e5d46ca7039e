/**
 * A copy that only its passphrase opens. The file holds all that is needed beside the passphrase, so it opens in a fresh profile, and no
 * word of what is inside (SE-07).
 *
 * Format: `{ format: "one-beat-sealed", version: 1, rounds, salt, iv, data }`; the last three in base64. Inside is the text of a plain copy.
 */
import * as v from 'valibot';
import { failed, ok, type Result } from '../core/result.ts';
import { keyFromPassphrase, MOST_PASSPHRASE_ROUNDS, openBytes, PASSPHRASE_ROUNDS, randomBytes, sealBytes } from './sealed-bytes.ts';

const FORMAT = 'one-beat-sealed';

/** Bytes as base64 text. A sealed copy may be large: the browser reads it, not a pattern. */
const bytes = v.pipe(
  v.string(),
  v.rawTransform<string, Uint8Array<ArrayBuffer>>(({ dataset, addIssue, NEVER }) => {
    try {
      return Uint8Array.fromBase64(dataset.value);
    } catch {
      addIssue({ message: 'no base64' });
      return NEVER;
    }
  }),
);
/** So many bytes as every sealed file has: with others, browsers differ in what they refuse. */
const bytesOf = (length: number) => v.pipe(bytes, v.check((found) => found.length === length));
const SALT_BYTES = 16;
const VECTOR_BYTES = 12;

const sealedFile = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PASSPHRASE_ROUNDS)),
  salt: bytesOf(SALT_BYTES),
  iv: bytesOf(VECTOR_BYTES),
  data: bytes,
});

/** Whether a parsed file says of itself that it is sealed, whole or not. */
export function saysItIsSealed(parsed: unknown): boolean {
  return typeof parsed === 'object' && parsed !== null && (parsed as { format?: unknown }).format === FORMAT;
}

/** The text of a file that holds `text` sealed with a passphrase. */
export async function sealFile(text: string, passphrase: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await keyFromPassphrase(passphrase, salt, PASSPHRASE_ROUNDS);
  const { iv, data } = await sealBytes(key, new TextEncoder().encode(text), FORMAT);
  return `${JSON.stringify({ format: FORMAT, version: 1, rounds: PASSPHRASE_ROUNDS, salt: salt.toBase64(), iv: iv.toBase64(), data: data.toBase64() }, null, 1)}\n`;
}

/** The text that a sealed file holds. A wrong passphrase and a changed file cannot be told apart. */
export async function openFile(parsed: unknown, passphrase: string): Promise<Result<string, 'damaged' | 'newer' | 'wrong-passphrase'>> {
  const { version } = (saysItIsSealed(parsed) ? parsed : {}) as { version?: unknown };
  if (typeof version === 'number' && version > 1) return failed('newer');
  const file = v.safeParse(sealedFile, parsed);
  if (!file.success) return failed('damaged');
  const { rounds, salt, iv, data } = file.output;
  const key = await keyFromPassphrase(passphrase, salt, rounds);
  const opened = await openBytes(key, { iv, data }, FORMAT);
  if (!opened) return failed('wrong-passphrase');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(opened));
  } catch {
    return failed('damaged');
  }
}
