import type { HelpPort } from '../../core/help-port.ts';
import type { OwnPlanWords } from '../../core/words-plan.ts';
import { HelpLines } from './HelpLines.tsx';
import { OwnPlan } from './OwnPlan.tsx';
import './help.css';

/** What is the person's own comes first; then the numbers. */
export function HelpPanels({ port, plan }: { readonly port: HelpPort; readonly plan: OwnPlanWords }) {
  return (
    <>
      <OwnPlan port={port} said={plan} />
      <HelpLines port={port} />
    </>
  );
}
