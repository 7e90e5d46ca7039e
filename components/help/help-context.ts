import { createContext } from 'preact';
import type { HelpPort } from '../../core/help-port.ts';

/** Where help lines and the own plan come from. A page gives it once, at its root; without it the safe page shows its words alone. */
export const HelpContext = createContext<HelpPort | null>(null);
