const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/**
 * What may be given in a room, by its content, and how its name then ends. Nothing that runs: also no office document with macros, and none of the
 * formats before 2007, in which an installer looks like a letter.
 */
const ACCEPTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/pdf', ['pdf']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  ['image/webp', ['webp']],
  ['image/heic', ['heic']],
  ['image/heif', ['heif', 'heic']],
  ['image/tiff', ['tif', 'tiff']],
  ['text/plain', ['txt', 'csv']],
  [`${OPEN_XML}.wordprocessingml.document`, ['docx']],
  [`${OPEN_XML}.spreadsheetml.sheet`, ['xlsx']],
  [`${OPEN_XML}.presentationml.presentation`, ['pptx']],
  [`${OPEN_DOCUMENT}.text`, ['odt']],
  [`${OPEN_DOCUMENT}.spreadsheet`, ['ods']],
  [`${OPEN_DOCUMENT}.presentation`, ['odp']],
]);

/** Endings of names that may be given, to be offered by a page's file field. */
export const ACCEPTED_ENDINGS: readonly string[] = [...new Set([...ACCEPTED.values()].flat())];

const LONGEST_NAME = 120;
const NO_NAME = 'documento';

/** Whether a content of this type may be given under this name: type and name must be accepted and agree. */
export function isAccepted(name: string, mediaType: string): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && (ACCEPTED.get(mediaType) ?? []).includes(ending);
}

/** A file's name without its folders and without what no file system takes; the ending stays. */
export function fileName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim();
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  return `${[...stem].slice(0, LONGEST_NAME).join('') || NO_NAME}${ending}`;
}
