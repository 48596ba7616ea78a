import type { WaitingTexts } from './waiting-texts.js';

export const ENGLISH_WAITING: WaitingTexts = {
  joined: {
    subject: (service) => `You are on the waiting list: ${service}`,
    opening: 'Your request is on the waiting list. We will let you know as soon as a suitable time comes free.',
    order: 'Times that come free are offered in the order in which people joined the list.',
    offers:
      'When it is your turn you will get a message with a link to accept or refuse, and the time you have to answer. Until then the appointment is kept for you.',
    keepsPlace:
      'If you refuse an offer you keep your place on the list. If you leave three offers in a row unanswered, the request ends, so that others need not wait.',
    action: 'See your request',
    actionText: 'On this page you can see how it stands and leave the list whenever you like, without logging in:',
    notYou: 'If it was not you who joined the list, you can leave it with the link above.',
  },
  offer: {
    subject: (when) => `A time has come free: ${when}`,
    opening: 'A time that suits your request has come free, and it is your turn. We are keeping it for you.',
    answerBy: (when) => `You can accept or refuse until ${when}, without logging in:`,
    otherwise: 'If you do not answer by then, it goes to the next person. If you refuse, you keep your place on the list.',
    elsewhere: (municipality) =>
      `The appointment is in another municipality: ${municipality}. If you accept, the details you gave for booking pass to that municipality.`,
    action: 'Accept or refuse',
  },
  lapsed: {
    subject: (when) => `Offer expired: ${when}`,
    opening: (when) => `The time to accept the appointment of ${when} is over, and it has gone to the next person.`,
    stays:
      'You keep your place on the list: we will let you know when another time comes free. After three offers in a row without an answer the request ends.',
    action: 'See your request',
    actionText: 'If you no longer need it, you can leave the list here:',
  },
  ended: {
    subject: (service) => `Your wait is over: ${service}`,
    lastDayOver:
      'The days you named have passed, and your request leaves the waiting list. We are sorry that we could not give you a time.',
    noAnswers: (count) =>
      `${count} offers in a row were left unanswered, and your request leaves the waiting list so that others need not wait.`,
    again: (url) => `If you still need it, you can book or join the list again: ${url}`,
  },
  labels: { where: 'Where', days: 'Days', hours: 'Hours', answerBy: 'Answer by' },
  offices: (names, km) => {
    const here = names.length > 0 ? names.join(', ') : 'every office of the municipality that gives the service';
    return km === null ? here : `${here}; also in the other municipalities within ${km} km`;
  },
  days: (first, last, weekdays) => {
    const span = `from ${first} to ${last}`;
    return weekdays.length > 0 ? `${span}, only ${weekdays.join(', ')}` : span;
  },
  hours: (from, until) => {
    if (from !== null && until !== null) return `between ${from} and ${until}`;
    if (from !== null) return `from ${from}`;
    return until === null ? 'at any time' : `until ${until}`;
  },
  linkWarning: 'Whoever has this link can answer for you: please do not forward it.',
  privacy: 'Your data are used only to manage the waiting list and the appointment; we delete them when you leave the list.',
};
