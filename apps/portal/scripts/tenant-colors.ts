/** The lightness of Bootstrap Italia's own primary, hsl(210, 100%, 40%). */
const PRIMARY_LIGHTNESS = 40;

/**
 * Sass writes the framework's blue as literals, its darker shades too. Here each becomes the municipality's colour, or that colour
 * with as much black: `hsl(210,100%,30%)` is three quarters of the primary.
 */
export function tenantColors(css: string): string {
  return css
    .replace(/rgba\(var\(--bs-primary-rgb\),\s*var\([^)]*\)\)/g, 'var(--casa-primary)')
    .replace(/rgba\(0%?,\s*(?:40%|102),\s*(?:80%|204),\s*([\d.]+)\)/g, (_, alpha: string) => mix(Number(alpha) * 100, 'transparent'))
    .replace(/rgb\(0%,\s*32%,\s*64%\)/g, mix(80, '#000'))
    .replace(/hsl\(210,\s*100%,\s*([\d.]+)%\)/g, (_, lightness: string) => shade(Number(lightness)))
    .replace(/#06c\b|#0066cc\b/gi, shade(PRIMARY_LIGHTNESS));
}

function shade(lightness: number): string {
  if (lightness === PRIMARY_LIGHTNESS) return 'var(--casa-primary)';
  if (lightness < PRIMARY_LIGHTNESS) return mix((lightness / PRIMARY_LIGHTNESS) * 100, '#000');
  return mix(((100 - lightness) / (100 - PRIMARY_LIGHTNESS)) * 100, '#fff');
}

function mix(percent: number, other: string): string {
  return `color-mix(in srgb,var(--casa-primary) ${Math.round(percent * 10) / 10}%,${other})`;
}
