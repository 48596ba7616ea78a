import { randomUUID } from 'node:crypto';
import type { Attempt, Loot, Two } from './attempt.js';

const named = (name: string) => ({ __typename: name });
const mutation = (type: string, field: string, input: object) => ({
  query: `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`,
  variables: { input },
});
const door = (variables: object) => ({
  query: 'query ($token: String, $appointmentId: ID) { room(token: $token, appointmentId: $appointmentId) { role } }',
  variables,
});

/** What is tried of the video rooms: by visitors with the other’s links and seats, by operators with its ids. */
export const ROOM_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.room': (_two, { citizen, room: { theirs } }) => [
    { what: 'the other’s link opens no door', call: door({ token: theirs.link }), expected: null, worth: { role: 'CITIZEN' } },
    { what: 'nor does a guest’s', call: door({ token: theirs.invitation }), expected: null, worth: { role: 'GUEST' } },
    { what: 'nor the id of its appointment', as: citizen, call: door({ appointmentId: theirs.appointmentId }), expected: null },
  ],
  'Query.officeRoom': (_two, { room: { theirs, operator } }) => [
    {
      what: 'the other’s room is not there to serve in',
      as: operator,
      call: {
        query: 'query ($id: ID!) { officeRoom(appointmentId: $id) { role } }',
        variables: { id: theirs.appointmentId },
      },
      expected: null,
    },
  ],
  'Query.iceServers': (_two, { room: { theirs } }) => [
    {
      what: 'the other’s seat is told no servers',
      call: { query: 'query ($seat: String!) { iceServers(seat: $seat) { __typename } }', variables: { seat: theirs.citizenSeat } },
      expected: named('RoomSeatLost'),
      worth: named('IceServers'),
    },
  ],
  'Mutation.enterRoom': (_two, { citizen, room: { theirs } }) => [
    {
      what: 'nobody enters by the other’s link',
      call: mutation('EnterRoomInput', 'enterRoom', { token: theirs.link, takeOver: true }),
      expected: named('NotFound'),
      worth: named('RoomEntered'),
    },
    {
      what: 'nor by its link and its seat',
      call: mutation('EnterRoomInput', 'enterRoom', { token: theirs.link, seat: theirs.citizenSeat }),
      expected: named('NotFound'),
      worth: named('RoomEntered'),
    },
    {
      what: 'nor by the id of its appointment',
      as: citizen,
      call: mutation('EnterRoomInput', 'enterRoom', { appointmentId: theirs.appointmentId }),
      expected: named('NotFound'),
    },
  ],
  'Mutation.enterOfficeRoom': (_two, { room: { theirs, operator } }) => [
    {
      what: 'the other’s room is not there to serve in',
      as: operator,
      call: mutation('EnterOfficeRoomInput', 'enterOfficeRoom', { appointmentId: theirs.appointmentId, seat: theirs.operatorSeat }),
      expected: named('NotFound'),
    },
  ],
  'Mutation.leaveRoom': (_two, { room: { theirs } }) => [
    {
      what: 'nobody of the other is taken out',
      call: mutation('LeaveRoomInput', 'leaveRoom', { seat: theirs.citizenSeat }),
      expected: named('RoomSeatLost'),
      worth: named('RoomChanged'),
    },
  ],
  'Mutation.admitToRoom': (_two, { room: { own, theirs, operator } }) => [
    {
      what: 'who waits at the other’s is let in by nobody here',
      as: operator,
      call: mutation('AdmitToRoomInput', 'admitToRoom', { seat: own.operatorSeat, participantId: theirs.guestId, admit: true }),
      expected: named('NotFound'),
    },
    {
      what: 'nor with the seat of the other’s operator',
      as: operator,
      call: mutation('AdmitToRoomInput', 'admitToRoom', { seat: theirs.operatorSeat, participantId: theirs.guestId, admit: true }),
      expected: named('RoomSeatLost'),
    },
  ],
  'Mutation.sendSignals': (_two, { room: { own, theirs } }) => [
    {
      what: 'nothing is passed to who is at the other’s',
      call: mutation('SendSignalsInput', 'sendSignals', {
        seat: own.citizenSeat,
        signals: [{ recipientId: theirs.guestId, content: '{}' }],
      }),
      expected: named('RoomChanged'),
    },
    {
      what: 'nor with a seat of the other',
      call: mutation('SendSignalsInput', 'sendSignals', { seat: theirs.citizenSeat, signals: [] }),
      expected: named('RoomSeatLost'),
      worth: named('RoomChanged'),
    },
  ],
  'Mutation.sendRoomMessage': (_two, { room: { theirs } }) => [
    {
      what: 'nothing is said at the other’s',
      call: mutation('SendRoomMessageInput', 'sendRoomMessage', { seat: theirs.citizenSeat, id: randomUUID(), text: 'Buongiorno' }),
      expected: named('RoomSeatLost'),
      worth: named('RoomChanged'),
    },
  ],
  'Mutation.inviteGuest': (_two, { room: { theirs } }) => [
    {
      what: 'nobody is invited to the other’s',
      call: mutation('InviteGuestInput', 'inviteGuest', { seat: theirs.citizenSeat, name: 'Ada Interprete' }),
      expected: named('RoomSeatLost'),
      worth: named('GuestInvited'),
    },
  ],
  'Subscription.roomEvents': (_two, { room: { theirs } }) => [
    {
      what: 'nothing is heard of the other’s',
      call: {
        query: 'subscription ($seat: String!) { roomEvents(seat: $seat) { __typename } }',
        variables: { seat: theirs.citizenSeat },
      },
      expected: named('RoomSeatLost'),
    },
  ],
};
