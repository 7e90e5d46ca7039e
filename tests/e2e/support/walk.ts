/** Every step of the pause as a place to look at: how to get there, and what stands there. */
import type { Surface } from '../../support/browser/types.ts';
import { TITLES, waitForStep } from './journey.ts';

export interface Place {
  readonly name: string;
  /** From a pause just opened. */
  go(page: Surface): Promise<void>;
}

export const PLACES: readonly Place[] = [
  { name: '1-slow', go: (page) => waitForStep(page, TITLES.slow) },
  {
    name: '2-urge',
    async go(page) {
      await page.click('button', 'How strong, and what came before');
      await page.click('button', 'go quiet');
      await page.click('button', 'a warm time');
      await page.fill('textbox', 'In your own words', 'Not answering until Monday');
    },
  },
  {
    name: '3-feeling',
    async go(page) {
      await page.click('button', 'go quiet');
      await waitForStep(page, TITLES.feeling);
    },
  },
  {
    name: '4-feeling-more',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'More words, and the body');
      await page.click('button', 'tight chest');
      await page.click('button', 'smothered');
      await page.click('button', 'more words');
    },
  },
  {
    name: '5-signal',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'restless');
      await page.click('radio', /^Some of both/);
    },
  },
  {
    name: '6-signal-more',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'restless');
      await page.click('button', 'Six questions that may help');
      await page.evaluate(() => document.querySelector<HTMLInputElement>('.question input[type=radio]')!.click());
    },
  },
  {
    name: '7-next-step',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'restless');
      await page.click('radio', /^Some of both/);
      await page.click('button', 'Next');
      await page.click('button', /^Take space/);
      await page.click('button', 'Words for the other person');
      await page.click('button', 'Ask for space, with a time');
    },
  },
  {
    name: '8-kept',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'restless');
      await page.click('radio', /^Some of both/);
      await page.click('button', 'Keep and close');
      await waitForStep(page, TITLES.kept);
    },
  },
  {
    name: '9-safe',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'I don’t feel safe');
      await waitForStep(page, TITLES.safe);
    },
  },
  {
    name: '10-next-step-safe',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'I don’t feel safe');
      await page.click('button', 'Back to where I was');
      await page.click('button', 'Next');
      await waitForStep(page, TITLES.nextStep);
    },
  },
];
