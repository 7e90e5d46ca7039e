import { h, render } from 'preact';
import { load as loadInterface } from 'virtual:words/interface';
import { load as loadPause } from 'virtual:words/pause';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { WordsContext } from '../../components/base/words-context.ts';
import { HelpContext } from '../../components/help/help-context.ts';
import { Pause } from '../../components/pause/Pause.tsx';
import { translator } from '../../core/translate.ts';
import type { Services } from '../../storage/services.ts';

/** Draws the pause in this tab, in place of the card. A draft that is under way goes on here. */
export async function startPause(services: Services, language: string, onDone: () => void): Promise<void> {
  const [interfaceWords, words, spellCheck] = await Promise.all([
    loadInterface(language),
    loadPause(language),
    services.settings.read().then((settings) => settings.spellCheck, () => false),
  ]);
  const t = translator(interfaceWords, language);
  const place = document.getElementById('pause')!;
  const close = () => {
    render(null, place);
    onDone();
  };
  reportMistakes(t('problem.page'));
  const pause = h(Pause, {
    port: services.pause,
    escapePresses: 2,
    // Only now: the person has just clicked for it. A new tab by itself never takes the focus from the address bar (BR-09).
    takesFocus: true,
    onDone: close,
    onHidden: () => location.replace('about:blank'),
    // In a tab of its own: the pause stays here, and shows what was locked as soon as it is open.
    onUnlockWanted: () => void window.open('/options.html', '_blank', 'noopener'),
    onNotesWanted: () => location.assign('/options.html'),
  });
  const help = {
    ...services.help,
    words: async () => ({ t, plan: (await (await import('virtual:words/help')).load(language))['own-plan'] }),
    lines: async () => (await import('virtual:words/help-lines')).helpLines,
  };
  const said = h(WordsContext.Provider, { value: { t, words, language, spellCheck }, children: pause });
  render(h(HelpContext.Provider, { value: help, children: said }), place);
}
