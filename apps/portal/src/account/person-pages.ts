/** The pages of the personal area, by the text that names them. */
export const PERSON_PAGES = [
  { to: '/area-personale', text: 'area' },
  { to: '/area-personale/appuntamenti', text: 'appointments' },
  { to: '/area-personale/accessi', text: 'sessions' },
  { to: '/area-personale/registro', text: 'log' },
] as const;
