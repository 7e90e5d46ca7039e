import { describe, expect, test } from 'vitest';
import { HelpLines } from '../../../components/help/HelpLines.tsx';
import { UNLISTED } from '../../../core/help.ts';
import { drawnOut, render, t, type Drawn } from '../../support/render.tsx';
import { country, line, SAMPLE, samplePort, type SamplePort } from '../../support/sample-help.ts';

async function draw(port: SamplePort): Promise<Drawn> {
  const drawn = await render(<HelpLines port={port} />);
  await drawnOut();
  return drawn;
}

async function choose(drawn: Drawn, value: string): Promise<void> {
  const list = drawn.find<HTMLSelectElement>('combobox', 'Country');
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  await drawnOut();
}

describe('before a country is confirmed', () => {
  test('no number and no address is on the page', async () => {
    const drawn = await draw(samplePort());
    expect(drawn.root.innerHTML).not.toMatch(/\d{3}|https?:|tel:|sms:/);
    expect(drawn.has('button', /Show help for/)).toBe(false);
  });
  test('the list begins with where the browser seems to be, and nothing in it is chosen', async () => {
    const drawn = await draw(samplePort());
    const list = drawn.find<HTMLSelectElement>('combobox', 'Country');
    expect([...list.options].map((option) => option.value)).toEqual(['', 'AT', 'CH', 'DE', UNLISTED]);
    expect(list.value).toBe('');
  });
  test('choosing one shows no number yet', async () => {
    const port = samplePort();
    const drawn = await draw(port);
    await choose(drawn, 'CH');
    expect(drawn.text()).not.toContain('555');
    expect(port.confirmed).toEqual([]);
    expect(drawn.has('button', 'Show help for Switzerland')).toBe(true);
  });
});

describe('a confirmed country', () => {
  test('is remembered, and shows its own numbers, each with its source and date', async () => {
    const port = samplePort();
    const drawn = await draw(port);
    await choose(drawn, 'AT');
    await drawn.press('button', 'Show help for Austria');
    await drawnOut();
    expect(port.confirmed).toEqual(['AT']);
    const text = drawn.text();
    for (const part of ['5565', '555 123', 'The Listening Line', 'Day and night.', 'In German.', 'The Safe Line', 'For women.', 'Send the word HELLO as a text to', 'From one.example, dated May 4, 2026.', 'Last checked on November 25, 2026']) expect(text).toContain(part);
    expect(document.activeElement?.textContent).toBe(t('help.title'));
    await drawn.press('button', 'Change the country');
    expect(drawn.text()).not.toContain('555');
  });
  test('gives numbers to select and to copy first, and to dial second', async () => {
    const drawn = await draw(samplePort({ confirmed: 'AT' }));
    expect(drawn.has('button', 'Copy 555 123')).toBe(true);
    expect(drawn.all('link').map((link) => link.getAttribute('href'))).toEqual(['tel:5565', 'tel:555123', 'sms:555456']);
    expect(drawn.all('link').every((link) => link.getAttribute('rel')!.includes('noreferrer'))).toBe(true);
  });
  test('names every source when asked', async () => {
    const drawn = await draw(samplePort({ confirmed: 'AT' }));
    const [more] = drawn.all('button', 'All sources');
    more!.click();
    await drawnOut();
    expect(drawn.text()).toContain('From two.example, without a date.');
  });
  test('that was checked more than a year ago shows the emergency number, the directories and why', async () => {
    const drawn = await draw(samplePort({ confirmed: 'DE' }));
    expect(drawn.text()).toContain('5568');
    expect(drawn.text()).toContain('because they were last checked on October 1, 2025, more than a year ago');
    expect(drawn.text()).not.toContain('555 123');
    expect(drawn.has('button', 'All Lines')).toBe(true);
  });
  test('says what could not be confirmed for it', async () => {
    const data = { ...SAMPLE, countries: [country('AT', { lines: [] })] };
    const drawn = await draw(samplePort({ data, confirmed: 'AT' }));
    expect(drawn.text()).toContain(t('help.no-crisis'));
    expect(drawn.text()).toContain(t('help.no-abuse'));
  });
  test('shows paired lines all or none', async () => {
    const data = { ...SAMPLE, countries: [country('AT', { lines: [line({ name: 'Half a pair', pair: { id: 'age', of: 2 } })] })] };
    expect((await draw(samplePort({ data, confirmed: 'AT' }))).text()).not.toContain('Half a pair');
  });
  test('says an emergency number of the police alone, and the keys for someone who cannot speak', async () => {
    const emergency = [{ ...country('AT').emergency[0]!, for: 'police' as const, press: '55' }];
    const drawn = await draw(samplePort({ data: { ...SAMPLE, countries: [country('AT', { emergency })] }, confirmed: 'AT' }));
    expect(drawn.text()).toContain('Police5565');
    expect(drawn.text()).toContain('press 55 when you are asked');
  });
});

describe('an unlisted country', () => {
  test('gets the directories and its own emergency number, never another country’s', async () => {
    const port = samplePort();
    const drawn = await draw(port);
    await choose(drawn, UNLISTED);
    await drawn.press('button', t('help.confirm-unlisted'));
    await drawnOut();
    expect(port.confirmed).toEqual([UNLISTED]);
    expect(drawn.text()).toContain('call your local emergency number');
    expect(drawn.text()).not.toMatch(/\d{3}/);
    expect(drawn.has('button', 'All Lines')).toBe(true);
  });
  test('is also one that an update took away', async () => {
    const drawn = await draw(samplePort({ confirmed: 'FR' }));
    expect(drawn.text()).toContain(t('help.unlisted-help'));
    expect(drawn.text()).not.toMatch(/\d{3}/);
  });
});

test('a directory opens only after the line about the history, in a tab that learns nothing of where it came from', async () => {
  const drawn = await draw(samplePort({ confirmed: UNLISTED }));
  expect(drawn.all('link')).toEqual([]);
  await drawn.press('button', 'All Lines');
  expect(drawn.text()).toContain(t('help.history'));
  const link = drawn.find('link', 'Open All Lines');
  expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['https://directory.example', '_blank', 'noreferrer noopener']);
});
