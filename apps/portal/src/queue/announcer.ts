/** A call that is told to a room. */
export interface Announcement {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
}

const CHIME_HZ = [784, 988] as const;
const TONE_SECONDS = 0.35;
/** A browser that lets a page sound begins to within so long. */
const BEGIN_MS = 500;

/** Whether the browser lets a page sound that nobody has touched: machines of waiting rooms are set so, others wait for a touch. */
export async function mayCallOut(): Promise<boolean> {
  if (typeof AudioContext === 'undefined') return false;
  if (navigator.userActivation.hasBeenActive) return true;
  const context = new AudioContext();
  const isRunning = (): boolean => context.state === 'running';
  if (!isRunning()) {
    await new Promise<void>((resolve) => {
      context.addEventListener('statechange', () => resolve(), { once: true });
      setTimeout(resolve, BEGIN_MS);
    });
  }
  const may = isRunning() || navigator.userActivation.hasBeenActive;
  await context.close();
  return may;
}

/** Sounds once for all of them, then says one after the other. */
export async function callOut(calls: readonly Announcement[], loud: { readonly sound: boolean; readonly voice: boolean }): Promise<void> {
  if (calls.length === 0) return;
  if (loud.sound) await chime();
  if (loud.voice && 'speechSynthesis' in window) calls.forEach(speak);
}

/** Two tones, made by the browser: nothing is fetched. Settles when they are over. */
async function chime(): Promise<void> {
  const context = new AudioContext();
  CHIME_HZ.forEach((frequency, place) => {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    const begin = context.currentTime + place * TONE_SECONDS;
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(0.5, begin);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + TONE_SECONDS * 1.8);
    tone.connect(loudness).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + TONE_SECONDS * 2);
  });
  await new Promise((resolve) => setTimeout(resolve, (CHIME_HZ.length + 1) * TONE_SECONDS * 1000));
  await context.close();
}

/** In the language of whom it is for; what is being said is said to its end. */
function speak({ text, language }: Announcement): void {
  const words = new SpeechSynthesisUtterance(text);
  words.lang = language === 'en' ? 'en-GB' : 'it-IT';
  words.rate = 0.9;
  speechSynthesis.speak(words);
}

/** «A012» as it is read out: the letter, then the number. */
export function spokenLabel(label: string): string {
  return `${label.slice(0, 1)} ${Number(label.slice(1))}`;
}
