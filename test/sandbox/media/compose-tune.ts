export const SAMPLES_PER_SECOND = 22_050;
const NOTE_SECONDS = 0.25;
const NOTES = 6;
const LOUDNESS = 9_000;
/** Semitones of a scale in which nothing sounds wrong. */
const PENTATONIC = [0, 2, 4, 7, 9, 12];

/** A few notes that the seed chooses; 16-bit samples of one channel. */
export function composeTune(seed: number): Int16Array<ArrayBuffer> {
  const perNote = Math.round(SAMPLES_PER_SECOND * NOTE_SECONDS);
  const samples = new Int16Array(perNote * NOTES);
  for (let note = 0; note < NOTES; note++) {
    const step = PENTATONIC[(seed >>> (note * 3)) % PENTATONIC.length] as number;
    const hertz = 220 * 2 ** (step / 12);
    for (let at = 0; at < perNote; at++) {
      // A note that fades does not click at its end.
      const fade = 1 - at / perNote;
      const angle = (2 * Math.PI * hertz * at) / SAMPLES_PER_SECOND;
      samples[note * perNote + at] = Math.round(Math.sin(angle) * LOUDNESS * fade);
    }
  }
  return samples;
}
