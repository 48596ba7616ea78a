import type { virtualDesks as italian } from '../it/virtual-desks.js';

export const virtualDesks: typeof italian = {
  title: 'Virtual desks',
  lead: 'The desks that you staff from afar for other municipalities, and those of yours that others may staff.',
  elsewhere: {
    title: 'Where you work for other municipalities',
    none: 'You staff no desk of another municipality at the moment.',
    desk: (desk, office, municipality) => `${desk}, ${office}, municipality of ${municipality}`,
    until: (day) => `Until ${day}.`,
    open: (municipality) => `Go to the agenda of ${municipality}`,
    openHint: 'You log in there with your digital identity, as you do here.',
    today: 'Today’s appointments',
    nobody: 'There is no appointment today.',
    columns: { time: 'Time', how: 'How', state: 'Now', room: 'Room' },
    waiting: 'Waits for you',
    notYet: 'Has not come yet',
    room: (time) => `Enter the room of ${time}`,
    noRoom: 'By telephone',
  },
  own: {
    title: 'Which desks operators of other municipalities may staff',
    lead: 'Whoever another municipality lends sees the video and telephone appointments of these desks, and nothing else. The citizen reads who answers, and from where.',
    none: 'No desk of this office receives by video.',
    isOpen: 'They may staff it',
    isClosed: 'They may not staff it',
    open: (desk) => `Open ${desk} to operators who are lent`,
    close: (desk) => `Take ${desk} back from operators who are lent`,
    done: 'Done. It holds at once.',
  },
};
