import { english, load } from 'virtual:words/bring';
import { BringIn } from '../../components/copies/BringIn.tsx';
import { LateWords } from '../../components/base/LateWords.tsx';
import type { Problem } from '../../core/pause-port.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { useBringIn } from './use-bring-in.ts';

interface Props {
  readonly services: NotesServices;
  readonly onFailed: (problem: Problem | null) => void;
}

/** Bringing a copy in, over the stores. */
export function BringInView({ services, onFailed }: Props) {
  const bringing = useBringIn(services, onFailed);
  return (
    <LateWords english={english} load={load}>
      <BringIn
        state={bringing.state}
        canBringBack={bringing.canBringBack}
        onFileChosen={bringing.chooseFile}
        onPassphraseGiven={bringing.givePassphrase}
        onMerged={bringing.merge}
        onReplaced={bringing.replace}
        onStopped={bringing.stop}
        onLeft={bringing.leave}
        onTakenBack={bringing.takeBack}
        onBroughtBack={bringing.bringBack}
      />
    </LateWords>
  );
}
