import { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';

/** Control characters that no text has: all but tab, the ends of lines and pages, and escape, which old terminals wrote. */
const NO_TEXT = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;

/**
 * What a content is by what is in it, whatever its name says.
 * @param read gives it from its beginning each time. @returns undefined for what is not known; `text/plain` for text of any kind.
 */
export async function mediaTypeOf(read: () => AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const known = await fileTypeFromStream(Readable.toWeb(Readable.from(read())));
  if (known) return known.mime;
  return (await isText(read())) ? 'text/plain' : undefined;
}

async function isText(content: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of content) if (NO_TEXT.test(decoder.decode(part, { stream: true }))) return false;
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
