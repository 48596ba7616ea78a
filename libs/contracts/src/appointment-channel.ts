/** How citizen and operator meet. */
export const APPOINTMENT_CHANNELS = ['IN_PERSON', 'TELEPHONE', 'VIDEO'] as const;
export type AppointmentChannel = (typeof APPOINTMENT_CHANNELS)[number];
