import type { Messages } from '../catalogue.js';
import { move } from './move.js';

export const manage: Messages['manage'] = {
  start: {
    title: 'My appointment',
    lead: 'To see, move or cancel an appointment open the link you received by e-mail with the confirmation.',
    lost: 'Cannot find the e-mail?',
    lostText: 'Look in the spam folder too. If it is not there, call the office and say the appointment’s code or your name.',
    open: 'Go to the appointment open in this browser',
  },
  confirmation: {
    title: 'Appointment booked',
    code: (code) => `Your code is ${code}`,
    codeHint: 'Keep it at hand: you need it at the desk and on the telephone.',
    sent: (email) => `A message has been sent to ${email} with the summary, the calendar file and the link to move or cancel.`,
    bring: 'What to bring',
    bringNothing: 'Bring an identity document.',
    next: 'What you can do now',
    another: 'Book another appointment',
  },
  appointment: {
    title: move.appointment,
    titleCancelled: 'Appointment cancelled',
    cancelledText: 'This appointment has been cancelled: there is nothing else to do.',
    code: 'Code',
    status: 'State',
    statuses: { BOOKED: 'Confirmed', CANCELLED: 'Cancelled' },
    changeableUntil: (when) => `You can move or cancel it until ${when}.`,
    notChangeable: move.notChangeable,
    move: 'Move the appointment',
    cancel: 'Cancel the appointment',
    calendar: 'Download the calendar file',
    link: 'The link back here',
    linkText:
      'The link you received by e-mail opens this page. If you think somebody else has seen it, you can have a new one: the old one stops working.',
    renew: 'Send me a new link',
    contact: 'Contacts of the office',
    moved: 'Appointment moved. We have sent you an e-mail with the new time.',
    cancelled: 'Appointment cancelled. We have sent you an e-mail to confirm it.',
  },
  renewed: {
    title: 'New link sent',
    text: 'We have sent a new link to the e-mail address of the appointment. The old one no longer works.',
  },
  cancel: {
    title: 'Do you want to cancel this appointment?',
    lead: 'The time becomes free for somebody else. To come you will have to book again.',
    confirm: 'Yes, cancel it',
    keep: 'No, keep the appointment',
  },
};
