import { describe, expect, test } from 'vitest';
import { PSEUDO_LANGUAGES } from '../../../build/pseudo-languages.ts';

const make = (language: string, name: string, value: unknown) => PSEUDO_LANGUAGES.find((made) => made.language === language)?.translate(name, value) as never;
const SENTENCE = 'A pause from {day} was not finished, and that is all right.';

describe('the accented language', () => {
  const said: string = make('en-XA', 'interface', { a: { b: SENTENCE } })['a']['b'];

  test('is about 40 % longer, in brackets', () => {
    expect(said).toMatch(/^⟦.*⟧$/);
    expect(said.length / SENTENCE.length).toBeGreaterThan(1.35);
    expect(said.length / SENTENCE.length).toBeLessThan(1.5);
  });
  test('leaves gaps as they are', () => {
    expect(said).toContain('{day}');
    expect(make('en-XA', 'messages', [{ id: 'a', text: 'I feel [one feeling] now.' }])[0]['text']).toContain('[one feeling]');
  });
  test('leaves what the product reads as it is', () => {
    const step = { id: 'stay', text: 'Stay', for: ['protection'], message: 'space', contact: true };
    expect(make('en-XA', 'steps', [step])[0]).toEqual({ ...step, text: expect.stringContaining('Š') });
    expect(make('en-XA', 'pause', { 'next-step': { message: 'Words' } })['next-step']['message']).not.toBe('Words');
  });
});

describe('the language from right to left', () => {
  test('has marks around each text and turns no letter round', () => {
    const said: string = make('ar-XB', 'interface', { a: { b: SENTENCE } })['a']['b'];
    expect(said).toMatch(/^\u200F.*\u200F$/u);
    expect(said).toContain(SENTENCE);
    expect(said).not.toMatch(/[\u202D\u202E]/);
  });
  test('has the six plural forms of its rules', () => {
    const forms = make('ar-XB', 'interface', { a: { b: { one: '{n} note', other: '{n} notes' } } })['a']['b'];
    expect(Object.keys(forms).toSorted()).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
  });
});
