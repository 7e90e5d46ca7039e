import { useWords } from '../base/words-context.ts';
import '../base/problem.css';

interface Props {
  /** How many notes were there. */
  readonly count: number;
  readonly onBringInWanted: () => void;
  readonly onAcknowledged: () => void;
}

/** Notes were kept here and are gone: said plainly, with the way to bring a copy in, until the person has put it aside (ST-10). */
export function LossBox({ count, onBringInWanted, onAcknowledged }: Props) {
  const { t } = useWords();
  return (
    <section class="problem loss" role="alert">
      <h2>{t('lost.title')}</h2>
      <p>{t('lost.lead', { n: count })}</p>
      <p>{t('lost.copy-help')}</p>
      <div class="note-acts">
        <button type="button" class="act main" onClick={onBringInWanted}>
          {t('lost.bring-in')}
        </button>
        <button type="button" class="link" onClick={onAcknowledged}>
          {t('lost.acknowledge')}
        </button>
      </div>
    </section>
  );
}
