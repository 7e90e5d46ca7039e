/** The rest of the new tab. The script that draws the first frame loads it afterwards. */
import { openRest } from './rest.ts';

void openRest();
