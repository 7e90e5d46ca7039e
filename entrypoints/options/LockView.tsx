import { english, load } from 'virtual:words/lock';
import { LateWords } from '../../components/base/LateWords.tsx';
import { LockRoom } from '../../components/lock/LockRoom.tsx';
import type { Problem } from '../../core/pause-port.ts';
import type { Settings } from '../../core/settings.ts';
import type { LockState } from '../../core/lock.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { lockNow } from './use-lock.ts';
import { asStorageError } from '../../storage/storage-error.ts';

interface Props {
  readonly services: NotesServices;
  readonly state: LockState;
  readonly settings: Settings;
  readonly onCopyWanted: () => void;
  readonly onFailed: (problem: Problem) => void;
}

/** The room of the lock over the lock itself. What is still being written is written before anything is sealed or opened. */
export function LockView({ services, state, settings, onCopyWanted, onFailed }: Props) {
  async function vault() {
    await services.edits.flushAll();
    return services.vault();
  }
  return (
    <LateWords english={english} load={load}>
      <LockRoom
        state={state}
        lockAfterMinutes={settings.lockAfterMinutes}
        onTurnedOn={async (passphrase, onProgress) => (await vault()).turnOn(passphrase, onProgress)}
        onUnlockWanted={async (passphrase) => (await vault()).unlock(passphrase)}
        onPassphraseChanged={async (before, after) => (await vault()).changePassphrase(before, after)}
        onTurnedOff={async (passphrase, onProgress) => (await vault()).turnOff(passphrase, onProgress)}
        onLocked={() => void lockNow(services, onFailed)}
        onLockAfterChosen={(lockAfterMinutes) =>
          void Promise.all([services.settings.change({ lockAfterMinutes }), services.lock.setAfterMinutes(lockAfterMinutes)]).catch((thrown: unknown) =>
            onFailed(`storage-${asStorageError(thrown).code}`),
          )
        }
        onCopyWanted={onCopyWanted}
      />
    </LateWords>
  );
}
