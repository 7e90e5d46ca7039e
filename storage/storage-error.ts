/**
 * Why storage did not do what was asked. The interface has a sentence for each (`problem.storage-…`).
 *
 * - `unavailable`: no database can be opened here, as in some private or broken profiles (BR-01, ST-09)
 * - `newer`: a later version of the product wrote the database; nothing is read or written
 * - `blocked`: an older page still holds the database open, and who asked would wait no longer (ST-01)
 * - `stepped-aside`: this page is the older one and has let go
 * - `quota`: there is no room left (ST-07)
 * - `erased`: everything was erased while this page was open; it writes nothing any more
 * - `locked`: it is encrypted, and the lock is closed
 * - `damaged`: it was encrypted, and it does not open any more. Told apart from any other failing, since then it may be deleted
 * - `failed`: anything else, with its cause
 */
export type StorageErrorCode = 'unavailable' | 'newer' | 'blocked' | 'stepped-aside' | 'quota' | 'erased' | 'locked' | 'damaged' | 'failed';

/** A failing disk, with what the browser said as its `cause`. It is thrown, shown kindly, and never taken for an empty result. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, cause?: unknown) {
    super(`storage: ${code}`, { cause });
    this.code = code;
  }
}

/** Any thrown value as a `StorageError`; one that is already such stays itself. */
export function asStorageError(thrown: unknown): StorageError {
  if (thrown instanceof StorageError) return thrown;
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  const message = thrown instanceof Error ? thrown.message : '';
  const isFull = name === 'QuotaExceededError' || /quota/i.test(message);
  return new StorageError(isFull ? 'quota' : 'failed', thrown);
}

/** What the work gives. Throws a `StorageError` in place of whatever it throws. */
export async function orStorageError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw asStorageError(thrown);
  }
}
