import { useEffect, useState } from 'preact/hooks';

/** Long enough that typing has stopped. */
const REST_MS = 600;

/** A sentence for a polite status: it follows only once it has stood still for a moment, so that nobody hears every letter (AX-03). */
export function useSpoken(sentence: string): string {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(sentence), REST_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return spoken;
}
