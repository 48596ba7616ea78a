import type { InteractiveMessages } from '../catalogue.js';

export const move: InteractiveMessages['move'] = {
  appointment: 'Your appointment',
  notChangeable: 'It can no longer be moved or cancelled online. If you cannot come, telephone the office.',
  title: 'Move the appointment',
  now: (when) => `It is now set for ${when}.`,
  lead: 'Choose a new time: the old one stays yours until you confirm.',
  takeFirstFree: (when) => `Move to ${when}`,
  reviewTitle: 'Do you confirm the new time?',
  from: 'Old time',
  to: 'New time',
  confirm: 'Move the appointment',
  choose: 'Choose another time',
  keep: 'Back to the appointment without changing anything',
};
