import type { SealedTable } from '@casa/platform/crypto';

/** What booking seals; `casa keys rotate` seals it anew. */
export const SEALED_BOOKING: readonly SealedTable[] = [
  { name: 'appointment', title: 'appointments', columns: ['citizen_sealed', 'note_sealed'] },
  { name: 'waiting_entry', title: 'people on waiting lists', columns: ['citizen_sealed'] },
  { name: 'visit_rating', title: 'comments on visits', columns: ['comment_sealed'] },
  { name: 'room_participant', title: 'guests of rooms', columns: ['name_sealed'] },
  { name: 'room_message', title: 'messages of rooms', columns: ['text_sealed'] },
  { name: 'room_document', title: 'documents of rooms', columns: ['name_sealed'] },
  {
    ...{ name: 'room_signal', title: 'signals of rooms', columns: ['content_sealed'] },
    // A signal has no id of its own, but its number in its room.
    key: { sql: `appointment_id || ' ' || sequence`, type: 'text' },
  },
];
