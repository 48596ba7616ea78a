/** Words that a name's initials leave out. */
const PARTICLES = new Set(['a', 'al', 'alla', 'd', 'da', 'del', 'dei', 'della', 'delle', 'di', 'in', 'la', 'le']);

/** Initials of a name of several words, else its first two letters: Ruvo di Puglia RP, Bari BA. */
export function initials(name: string): string {
  const words = name.split(/[\s'’-]+/u).filter((word) => word !== '' && !PARTICLES.has(word.toLowerCase()));
  const letters = words.length > 1 ? words.map((word) => [...word][0] ?? '').slice(0, 3) : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toUpperCase();
}

/**
 * A shield with the town's initials under a mural crown, in the town's colour: what stands in the place of a coat of arms until
 * the municipality gives its own. The same name and colour always give the same text.
 */
export function monogram(name: string, colour: string): string {
  const letters = initials(name);
  // The white edge keeps it apart from a header of the same colour.
  const edge = `fill="${colour}" stroke="#ffffff" stroke-width="2"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 120" role="img" aria-labelledby="title">
  <title id="title">${escapeXml(`Monogramma di ${name}`)}</title>
  <path ${edge} d="M14 26V8h16v8h10V8h16v8h10V8h16v18z"/>
  <path ${edge} d="M8 30h80v40c0 24-18 38-40 46C26 108 8 94 8 70z"/>
  <path fill="none" stroke="#ffffff" stroke-width="2.5" d="M14 36h68v34c0 20-15 32-34 39-19-7-34-19-34-39z"/>
  <text x="48" y="79" fill="#ffffff" font-family="Lora, Georgia, serif" font-size="${letters.length > 2 ? 22 : 30}" font-weight="700" text-anchor="middle">${escapeXml(letters)}</text>
</svg>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
