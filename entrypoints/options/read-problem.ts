import type { Problem } from '../../core/pause-port.ts';
import { asStorageError } from '../../storage/storage-error.ts';

/** What is said of a reading that failed. Nothing was to be kept, so nobody is told about keeping (LD-04). */
export function readProblem(thrown: unknown): Problem {
  const { code } = asStorageError(thrown);
  return code === 'failed' ? 'read-failed' : `storage-${code}`;
}
