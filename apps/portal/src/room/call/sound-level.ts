const EVERY_MS = 150;

/**
 * Measures how loud a microphone is, from 0 to 1.
 * @returns what ends it.
 */
export function measureSound(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Speech is about a tenth of what a microphone can.
    onLevel(Math.min(1, Math.sqrt(power) * 6));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
