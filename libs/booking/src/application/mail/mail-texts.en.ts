import type { MailTexts } from './mail-texts.js';

export const ENGLISH: MailTexts = {
  subjects: {
    confirmation: (when) => `Appointment confirmed: ${when}`,
    change: (when) => `Appointment moved: it is now ${when}`,
    cancellation: (when) => `Appointment cancelled: ${when}`,
    reminder: (when) => `Reminder: appointment on ${when}`,
    link: (when) => `New link for your appointment: ${when}`,
  },
  openings: {
    confirmation: 'Your appointment is confirmed. Here is the summary.',
    change: 'Your appointment has been moved. The earlier day and time no longer hold: these are the new ones.',
    cancellation: 'Your appointment has been cancelled. There is nothing else you need to do.',
    reminder: 'This is a reminder of your appointment. Here is the summary.',
    link: 'As you asked, here is a new link to manage your appointment. The earlier ones no longer work. The appointment itself stays the same.',
  },
  when: (day, hour) => `${day}, ${hour}`,
  span: (day, from, to, minutes) => `${day}, from ${from} to ${to} (${minutes} minutes)`,
  labels: {
    service: 'Service',
    when: 'When',
    how: 'How',
    where: 'Where',
    office: 'Office',
    code: 'Appointment code',
    bring: 'What to bring or keep at hand',
  },
  channels: { IN_PERSON: 'In person', TELEPHONE: 'By telephone', VIDEO: 'By video call' },
  channelNotes: {
    TELEPHONE: 'At the time of the appointment the office will call the number you gave: please keep your telephone at hand.',
    VIDEO:
      'On the day, at the time of the appointment, open the same link you manage it with: there the office will let you into the video call.',
  },
  manage: {
    untilThen: (when) => `You can move or cancel the appointment until ${when}, without logging in:`,
    tooLate: (telephone, email) =>
      `It is too late to move or cancel it on the site. If you cannot come, please tell the office: telephone ${telephone}, e-mail ${email}. The summary stays here:`,
    action: 'Move or cancel the appointment',
    view: 'See the appointment',
    warning: 'Whoever has this link can change the appointment: please do not forward it.',
  },
  bookAgain: (url) => `To book another appointment: ${url}`,
  calendarNote: 'The attached file updates the appointment in your calendar.',
  notYou: 'If it was not you who asked for this appointment, you can cancel it with the link above.',
  privacy: 'Your data are used only to manage the appointment.',
  noReply: 'This is an automatic message. If you reply, the reply goes to the office.',
};
