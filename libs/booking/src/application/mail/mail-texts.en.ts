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
    room: 'Video room',
    code: 'Appointment code',
    arrival: 'When you arrive at the office',
    bring: 'What to bring or keep at hand',
  },
  channels: { IN_PERSON: 'In person', TELEPHONE: 'By telephone', VIDEO: 'By video call' },
  channelNotes: {
    TELEPHONE: 'At the time of the appointment the office will call the number you gave: please keep your telephone at hand.',
    VIDEO:
      'From a quarter of an hour before the appointment, open the video room by the link above, on your telephone or computer: there is nothing to install. You will be in a waiting room, and the operator will let you in. If you cannot connect, please call the office.',
  },
  answeredElsewhere: (municipality) =>
    `You may be answered by an operator of another municipality of the Metropolitan City, who works for ${municipality}: it will be said beside their name.`,
  manage: {
    untilThen: (when) => `You can move or cancel the appointment until ${when}, without logging in:`,
    tooLate: (telephone, email) =>
      `It is too late to move or cancel it on the site. If you cannot come, please tell the office: telephone ${telephone}, e-mail ${email}. The summary stays here:`,
    action: 'Move or cancel the appointment',
    view: 'See the appointment',
    warning: 'Whoever has this link can change the appointment: please do not forward it.',
  },
  alsoBooked: (when, office, url) =>
    `You already have another appointment for the same service: ${when}, ${office}. If you need only one, please cancel the other, and the time goes to somebody who waits for it: ${url}`,
  bookAgain: (url) => `To book another appointment: ${url}`,
  calendarNote: 'The attached file updates the appointment in your calendar.',
  notYou: 'If it was not you who asked for this appointment, you can cancel it with the link above.',
  privacy: 'Your data are used only to manage the appointment.',
  noReply: 'This is an automatic message. If you reply, the reply goes to the office.',
};
