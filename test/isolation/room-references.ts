import type { ReferenceCase } from './reference-case.js';

/** Of Anna's room, in which she sits and which the manager of the first municipality serves. */
const LINK: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ room }) => room.link };
const SEAT: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ room }) => room.citizenSeat };
const OWN_APPOINTMENT: ReferenceCase = { as: 'citizen', belongsTo: 'person here', of: ({ room }) => room.appointmentId };
const SERVED_APPOINTMENT: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ room }) => room.appointmentId };

/** The places where something of a room is named. */
export const ROOM_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.room token': LINK,
  'Query.room appointmentId': OWN_APPOINTMENT,
  'Query.officeRoom appointmentId': SERVED_APPOINTMENT,
  'Query.iceServers seat': SEAT,
  'Mutation.enterRoom input.token': { ...LINK, rest: () => ({ input: { takeOver: false } }) },
  'Mutation.enterRoom input.appointmentId': { ...OWN_APPOINTMENT, rest: () => ({ input: { takeOver: false } }) },
  'Mutation.enterRoom input.seat': { ...SEAT, rest: ({ annaHere }) => ({ input: { token: annaHere.room.link, takeOver: false } }) },
  'Mutation.enterOfficeRoom input.appointmentId': { ...SERVED_APPOINTMENT, rest: () => ({ input: { takeOver: false } }) },
  'Mutation.enterOfficeRoom input.seat': {
    ...{ as: 'manager', belongsTo: 'town', of: ({ room }) => room.operatorSeat },
    rest: ({ annaHere }) => ({ input: { appointmentId: annaHere.room.appointmentId, takeOver: false } }),
  },
  'Mutation.leaveRoom input.seat': SEAT,
  'Mutation.admitToRoom input.seat': {
    ...{ as: 'manager', belongsTo: 'town', of: ({ room }) => room.operatorSeat },
    rest: ({ annaHere }) => ({ input: { participantId: annaHere.room.guestId, admit: true } }),
  },
  'Mutation.admitToRoom input.participantId': {
    ...{ as: 'manager', belongsTo: 'town', of: ({ room }) => room.guestId },
    rest: ({ annaHere }) => ({ input: { seat: annaHere.room.operatorSeat, admit: true } }),
  },
  'Mutation.sendSignals input.seat': { ...SEAT, rest: () => ({ input: { signals: [] } }) },
  'Mutation.sendRoomMessage input.seat': {
    ...SEAT,
    rest: () => ({ input: { id: '01890000-0000-7000-8000-000000000000', text: 'Buongiorno' } }),
  },
  'Mutation.inviteGuest input.seat': { ...SEAT, rest: () => ({ input: { name: 'Ada Interprete' } }) },
  'Subscription.roomEvents seat': { ...SEAT, rest: () => ({ after: 0 }) },
};
