import type { SealedTable } from '../crypto/sealed-table.js';

/** The keys of stored contents are sealed; the contents themselves stay as they are. */
export const SEALED_CONTENT: SealedTable = { name: 'stored_content', title: 'keys of documents', columns: ['key_sealed'] };
