import type { HelpPort } from '../../core/help-port.ts';
import { HelpLines } from './HelpLines.tsx';
import { OwnPlan } from './OwnPlan.tsx';
import './help.css';

/** What is the person's own comes first; then the numbers. */
export function HelpPanels({ port }: { readonly port: HelpPort }) {
  return (
    <>
      <OwnPlan port={port} />
      <HelpLines port={port} />
    </>
  );
}
