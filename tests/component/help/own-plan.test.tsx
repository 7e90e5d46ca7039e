import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { OwnPlan } from '../../../components/help/OwnPlan.tsx';
import { NO_PLAN } from '../../../core/help-plan.ts';
import { english } from 'virtual:words/help';
import { drawnOut, render, t, type Drawn } from '../../support/render.tsx';
import { samplePort, type SamplePort } from '../../support/sample-help.ts';

const said = english['own-plan'];
const PLAN = { ...NO_PLAN, contacts: [{ id: '1', name: 'Sam', reach: 'the blue door' }], signs: 'cold hands' };

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});

async function draw(port: SamplePort): Promise<Drawn> {
  return render(<OwnPlan port={port} said={said} />);
}

async function press(drawn: Drawn, name: string): Promise<void> {
  await drawn.press('button', name);
  await drawnOut();
}

describe('the own plan', () => {
  test.each([['with something in it', PLAN], ['empty', NO_PLAN]])('%s is covered by the same words', async (_name, plan) => {
    const drawn = await draw(samplePort({ plan }));
    expect(drawn.text()).toBe(`${said.title}${said.lead}${said.show}`);
  });
  test('is shown when asked for, and can be covered again', async () => {
    const drawn = await draw(samplePort({ plan: PLAN }));
    await press(drawn, said.show);
    expect(drawn.text()).toContain('Sam the blue door');
    expect(drawn.text()).toContain('cold hands');
    expect(document.activeElement?.textContent).toBe(said.title);
    await press(drawn, said.cover);
    expect(drawn.root.innerHTML).not.toMatch(/Sam|cold/);
  });
  test('says who could read it before anything is written', async () => {
    const drawn = await draw(samplePort());
    await press(drawn, said.show);
    expect(drawn.text()).toContain(said.warning);
    expect(drawn.all('textbox')).toEqual([]);
    await press(drawn, said.write);
    expect(drawn.text()).toContain(said.warning);
    expect(drawn.all('textbox').length).toBe(4);
  });
  test('is kept on every letter, and its fields keep no history and ask no speller', async () => {
    const port = samplePort();
    const drawn = await draw(port);
    await press(drawn, said.show);
    await press(drawn, said.write);
    for (const letter of 'cold') {
      await drawn.type(drawn.find('textbox', said.signs), letter);
      await drawnOut();
    }
    await press(drawn, said['contact-add']);
    await drawn.type(drawn.find('textbox', said.name), 'Sam');
    expect(port.written.map(({ signs }) => signs).slice(0, 4)).toEqual(['c', 'co', 'col', 'cold']);
    expect(port.plan).toEqual({ ...NO_PLAN, signs: 'cold', contacts: [{ id: 'contact-1', name: 'Sam', reach: '' }] });
    for (const field of drawn.all('textbox')) expect([field.getAttribute('autocomplete'), field.getAttribute('writingsuggestions')]).toEqual(['off', 'false']);
    await press(drawn, said['contact-delete']);
    expect(port.plan.contacts).toEqual([]);
    await press(drawn, t('act.done'));
    expect(drawn.text()).toContain('cold');
  });
  test('says that it could not be kept, and that it could not be read', async () => {
    const port = samplePort();
    const drawn = await draw(port);
    port.broken = 'read';
    await press(drawn, said.show);
    expect(drawn.find('alert', /could not be read/)).toBeTruthy();
    expect(drawn.all('textbox')).toEqual([]);
    port.broken = 'write';
    await press(drawn, t('problem.again'));
    await press(drawn, said.write);
    await drawn.type(drawn.find('textbox', said.helps), 'x');
    await drawnOut();
    expect(drawn.find('alert', /could not be kept/)).toBeTruthy();
  });
  test('that could not be kept says so with a way to copy it, and covering loses none of it', async () => {
    const port = samplePort();
    const drawn = await draw(port);
    await press(drawn, said.show);
    await press(drawn, said.write);
    port.broken = 'write';
    await drawn.type(drawn.find('textbox', said.helps), 'tea');
    await drawnOut();
    expect(drawn.text()).not.toContain(t('help.plan-kept'));
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    await press(drawn, t('pause.copy-text'));
    expect(writeText).toHaveBeenCalledWith('tea');
    vi.unstubAllGlobals();
    await press(drawn, said.cover);
    expect(drawn.text()).toBe(`${said.title}${said.lead}${said.show}`);
    port.broken = null;
    await press(drawn, said.show);
    await drawnOut();
    expect(drawn.text()).toContain('tea');
    expect(drawn.has('alert', /./)).toBe(false);
    expect(port.plan.helps).toBe('tea');
  });
  test('that another page writes comes in, but not under the hands, and neither text is lost (LD-05)', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const port = samplePort({ plan: { ...NO_PLAN, signs: 'cold' } });
    const drawn = await draw(port);
    await press(drawn, said.show);
    await press(drawn, said.change);
    const signs = drawn.find<HTMLTextAreaElement>('textbox', said.signs);
    signs.focus();
    await act(async () => port.tellPlan({ ...PLAN, signs: 'cold, theirs' }));
    expect(signs.value).toBe('cold');
    expect(drawn.find<HTMLTextAreaElement>('textbox', said.name).value).toBe('Sam');
    await drawn.type(signs, '!');
    await drawnOut();
    expect(port.plan).toEqual({ ...PLAN, signs: 'cold, theirs\ncold!' });
    await drawn.type(signs, '?');
    await drawnOut();
    expect(port.plan.signs).toBe('cold, theirs\ncold!?');
    await act(async () => signs.blur());
    await drawnOut();
    expect(signs.value).toBe('cold, theirs\ncold!?');
    vi.restoreAllMocks();
  });
  test('that another page deletes is gone here too', async () => {
    const port = samplePort({ plan: PLAN });
    const drawn = await draw(port);
    await press(drawn, said.show);
    await act(async () => port.tellPlan(NO_PLAN));
    expect(drawn.text()).not.toContain('Sam');
    expect(port.written).toEqual([]);
  });
  test('that cannot be deleted says so in its own words, and is tried again', async () => {
    const port = samplePort({ plan: PLAN });
    const drawn = await draw(port);
    await press(drawn, said.show);
    await press(drawn, said.delete);
    port.broken = 'forget';
    drawn.all('button', said.delete)[1]!.click();
    await drawnOut();
    expect(drawn.find('alert', /./).textContent).toContain(t('help.plan-undeleted'));
    expect(drawn.text()).toContain('Sam');
    port.broken = null;
    await press(drawn, t('problem.again'));
    expect(port.plan).toEqual(NO_PLAN);
    expect(drawn.text()).toBe(`${said.title}${said.lead}${said.show}`);
  });
  test('that does not open any more says so, and is deleted after a question; then another can be written', async () => {
    const port = samplePort({ plan: PLAN });
    port.broken = 'damaged';
    const drawn = await draw(port);
    await press(drawn, said.show);
    expect(drawn.find('alert', said.damaged)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe(said.title);
    expect(drawn.has('button', t('problem.again'))).toBe(false);
    await press(drawn, said['damaged-delete']);
    expect(port.plan).toEqual(PLAN);
    await press(drawn, said.delete);
    expect(port.plan).toEqual(NO_PLAN);
    expect(drawn.text()).toBe(`${said.title}${said.lead}${said.show}`);
    await press(drawn, said.show);
    expect(drawn.text()).toContain(said.empty);
  });
  test('that is locked cannot be deleted', async () => {
    const port = samplePort({ plan: PLAN });
    port.broken = 'locked';
    const drawn = await draw(port);
    await press(drawn, said.show);
    expect(drawn.find('alert', t('help.plan-locked'))).toBeTruthy();
    expect(drawn.all('button')).toEqual([]);
  });
  test('is deleted after a question, and gone', async () => {
    const port = samplePort({ plan: PLAN });
    const drawn = await draw(port);
    await press(drawn, said.show);
    await press(drawn, said.delete);
    expect(port.plan).toEqual(PLAN);
    const [, confirm] = drawn.all('button', said.delete);
    confirm!.click();
    await drawnOut();
    expect(port.plan).toEqual(NO_PLAN);
    expect(drawn.text()).not.toContain('Sam');
  });
});
