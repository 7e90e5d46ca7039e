/**
 * The own plan and the help lines, fetched when this is first on the screen: no page that opens for something else waits for them.
 */
import type { FunctionComponent } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { HelpPort } from '../../core/help-port.ts';
import { useWords } from '../base/words-context.ts';
import { HelpContext } from './help-context.ts';

type Panels = FunctionComponent<{ readonly port: HelpPort }>;

export function HelpOffer() {
  const { t } = useWords();
  const port = useContext(HelpContext);
  const [panels, setPanels] = useState<{ readonly view: Panels } | 'failed' | null>(null);
  useEffect(() => {
    if (!port) return;
    import('./HelpPanels.tsx').then(
      ({ HelpPanels }) => setPanels({ view: HelpPanels }),
      () => setPanels('failed'),
    );
  }, [port]);
  if (!port || panels === null) return null;
  if (panels === 'failed') return <p role="alert">{t('help.failed')}</p>;
  return <panels.view port={port} />;
}
