/** The icons of Bootstrap Italia that the portal uses: the sprite is cut down to these when it is built. */
export const ICON_NAMES = [
  'it-arrow-left',
  'it-arrow-right',
  'it-burger',
  'it-calendar',
  'it-card',
  'it-check-circle',
  'it-chevron-left',
  'it-chevron-right',
  'it-clock',
  'it-close-big',
  'it-download',
  'it-error',
  'it-external-link',
  'it-info-circle',
  'it-mail',
  'it-map-marker',
  'it-pa',
  'it-search',
  'it-star-full',
  'it-telephone',
  'it-user',
  'it-video',
  'it-warning-circle',
] as const;

export type IconName = (typeof ICON_NAMES)[number];
