/** A note, and the version of the appointment it was seen in. */
export interface SeenNote {
  readonly note: string;
  readonly version: number;
}

/** A note as it is kept. */
export function keptNote(typed: string): string {
  return typed.replaceAll('\r\n', '\n').trim();
}

/**
 * The version that is saved upon. A later one with the note that was seen, or with the one that was sent from here, replaces it; a note of a colleague's is
 * theirs to see first.
 * @param sent the last note saved from this page
 */
export function seenNow(seen: SeenNote, now: SeenNote, sent: string | undefined): SeenNote {
  return now.version !== seen.version && (now.note === seen.note || now.note === sent) ? now : seen;
}
