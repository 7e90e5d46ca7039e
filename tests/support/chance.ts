/** Chance that can be repeated: the same seed gives the same numbers. */

/** Numbers from 0 up to, but not including, 1 (the "mulberry32" recurrence). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The seed named in FAULTS_SEED, or a new one. It is said once, so that a failing run can be repeated. */
export function faultsSeed(what: string): number {
  const named = Number(process.env.FAULTS_SEED);
  const seed = Number.isInteger(named) && process.env.FAULTS_SEED ? named : Math.floor(Math.random() * 1_000_000);
  console.log(`${what}: FAULTS_SEED=${seed} repeats this run`);
  return seed;
}
