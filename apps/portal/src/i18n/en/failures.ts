import type { Messages } from '../catalogue.js';

export const failures: Messages['failures'] = {
  backHome: 'Go to the home page',
  notFound: {
    title: 'Page not found',
    text: 'The address may be wrong, or the page has moved. Try searching the services or go back to the home page.',
  },
  unknownHost: {
    title: 'This address belongs to no municipality',
    text: 'No municipality’s site is here. Choose yours from the list.',
    list: 'Municipalities of the Metropolitan City of Bari',
  },
  wrongLink: {
    title: 'The link is not valid',
    text: 'It may have been copied wrongly, replaced by a newer one or have expired. Open the link of the latest e-mail you received; if it does not work, call the office.',
  },
  suspended: {
    title: (name) => (name === undefined ? 'This portal is suspended for the moment' : `The portal of ${name} is suspended for the moment`),
    text: 'Services will be back soon. If you already have an appointment, it stays valid.',
  },
  unavailable: {
    title: 'The service is not available right now',
    text: 'The problem is ours, not yours. Try again in a few minutes: if you were booking, nothing is recorded until you see the confirmation.',
  },
  tooManyRequests: {
    title: 'Too many requests in a short time',
    text: 'Wait a minute and try again.',
  },
  badRequest: {
    title: 'We could not understand the request',
    text: 'The address or the data sent are not correct. Go back and try again.',
  },
  crossSite: {
    title: 'Request refused',
    text: 'This request comes from another site. For safety we only accept it from our own pages.',
  },
  forbidden: {
    title: 'You cannot open this page',
    text: 'This page is only for those who have permission. If you think this is a mistake, ask your municipality’s administrator.',
  },
  tooLarge: {
    title: 'The text sent is too long',
    text: 'Go back, shorten the text and send it again.',
  },
  unexpected: {
    title: 'Something went wrong',
    text: 'The mistake is ours and we are recording it. Try again; if it happens again, call the office.',
  },
};
