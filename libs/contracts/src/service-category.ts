/** The fifteen service categories of the Modello Comuni vocabulary, in its order. */
export const SERVICE_CATEGORIES = [
  'EDUCATION',
  'HEALTH',
  'WORK',
  'MOBILITY',
  'LAND_REGISTRY',
  'CIVIL_REGISTRY',
  'TOURISM',
  'JUSTICE',
  'TAXES',
  'CULTURE',
  'ENVIRONMENT',
  'BUSINESS',
  'PERMITS',
  'PROCUREMENT',
  'AGRICULTURE',
] as const;
export type ServiceCategory = (typeof SERVICE_CATEGORIES)[number];
