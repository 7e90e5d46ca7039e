/**
 * The own plan and the help lines, fetched when this is first on the screen: no page that opens for something else waits for them.
 */
import type { FunctionComponent } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { HelpPanelWords, HelpPort } from '../../core/help-port.ts';
import { useWords, WordsContext } from '../base/words-context.ts';
import { HelpContext } from './help-context.ts';

type Panels = FunctionComponent<{ readonly port: HelpPort; readonly plan: HelpPanelWords['plan'] }>;

export function HelpOffer() {
  const words = useWords();
  const port = useContext(HelpContext);
  const [panels, setPanels] = useState<{ readonly View: Panels; readonly said: HelpPanelWords } | 'failed' | null>(null);
  useEffect(() => {
    if (!port) return;
    Promise.all([import('./HelpPanels.tsx'), port.words()]).then(
      ([{ HelpPanels }, said]) => setPanels({ View: HelpPanels, said }),
      () => setPanels('failed'),
    );
  }, [port]);
  if (!port || panels === null) return null;
  if (panels === 'failed') return <p role="alert">{words.t('problem.help')}</p>;
  return (
    <WordsContext.Provider value={{ ...words, t: panels.said.t }}>
      <panels.View port={port} plan={panels.said.plan} />
    </WordsContext.Provider>
  );
}
