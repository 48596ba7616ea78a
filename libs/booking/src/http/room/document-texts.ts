import type { Language } from '@casa/kernel';
import type { DocumentRefusal, RoomRefusal } from '../../domain/room/room.errors.js';

/** Everything that may go wrong with a document. */
export type DocumentProblem = RoomRefusal['code'] | DocumentRefusal | 'FOREIGN' | 'NO_FILE';

/** What each says to who gives or wants a document. `%s`: the largest, in megabytes, or the endings that are taken. */
export const DOCUMENT_TEXTS: Readonly<Record<Language, Readonly<Record<DocumentProblem, string>>>> = {
  it: {
    NOT_FOUND: 'Il documento non c’è, o non è per te.',
    SEAT_LOST: 'Sei fuori dalla stanza: rientra e riprova.',
    NOT_ADMITTED: 'Puoi dare documenti quando l’operatore ti ha fatto entrare.',
    TOO_MANY: 'In questa stanza ci sono già troppi documenti.',
    FOREIGN: 'I documenti si danno solo dalla pagina della stanza.',
    NO_FILE: 'Non è arrivato nessun file. Riprova.',
    TOO_LARGE: 'Il file è troppo grande: al massimo %s megabyte.',
    EMPTY: 'Il file è vuoto.',
    WRONG_TYPE: 'Questo tipo di file non si può dare, o il contenuto non è quello che dice il nome. Vanno bene: %s.',
    INFECTED: 'Il file contiene un virus: non è stato conservato. Controlla il tuo dispositivo.',
    NOT_SCANNED: 'In questo momento il file non si può controllare. Riprova tra poco.',
  },
  en: {
    NOT_FOUND: 'The document is not there, or not for you.',
    SEAT_LOST: 'You are out of the room: please come back in and try again.',
    NOT_ADMITTED: 'You can give documents once the operator has let you in.',
    TOO_MANY: 'There are too many documents in this room already.',
    FOREIGN: 'Documents are given from the page of the room only.',
    NO_FILE: 'No file has come. Please try again.',
    TOO_LARGE: 'The file is too large: %s megabytes at most.',
    EMPTY: 'The file is empty.',
    WRONG_TYPE: 'This kind of file cannot be given, or its content is not what its name says. These can: %s.',
    INFECTED: 'The file contains a virus: it was not kept. Please check your device.',
    NOT_SCANNED: 'The file cannot be checked right now. Please try again in a moment.',
  },
};
