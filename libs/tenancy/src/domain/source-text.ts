import { lstatSync, readFileSync } from 'node:fs';
import { ok, refused, type Result } from '@casa/kernel';
import { type TenantFileProblem, type TenantFileProblemCode, wholeFile } from './tenant-file.errors.js';

/** A text file with the means to say where in it something is wrong. */
export class SourceText {
  private readonly lineStarts: readonly number[];

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    this.lineStarts = [0, ...[...text.matchAll(/\n/g)].map((newline) => newline.index + 1)];
  }

  problemAt(offset: number, code: TenantFileProblemCode, message: string, pointer = ''): TenantFileProblem {
    const following = this.lineStarts.findIndex((start) => start > offset);
    const line = following === -1 ? this.lineStarts.length : following;
    return { file: this.file, line, column: offset - (this.lineStarts[line - 1] ?? 0) + 1, pointer, code, message };
  }
}

/** Reads a file that strangers may have written: an ordinary one, not too large, UTF-8, without NUL. */
export function readSourceText(file: string, maxBytes: number): Result<SourceText, TenantFileProblem> {
  const status = lstatSync(file, { throwIfNoEntry: false });
  if (status === undefined) return refused(wholeFile(file, 'UNREADABLE', 'the file is missing'));
  if (!status.isFile()) return refused(wholeFile(file, 'UNREADABLE', 'expected an ordinary file, not a folder or a link'));
  if (status.size > maxBytes)
    return refused(wholeFile(file, 'TOO_LARGE', `the file has ${status.size} bytes; at most ${maxBytes} are allowed`));

  const bytes = readFileSync(file);
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    // Each byte that is not part of a character was replaced by U+FFFD: the first one shows the place.
    const lenient = new SourceText(file, bytes.toString('utf8'));
    return refused(lenient.problemAt(lenient.text.indexOf('\ufffd'), 'NOT_UTF8', 'the file is not valid UTF-8 here'));
  }
  const source = new SourceText(file, text);
  const nul = text.indexOf('\0');
  return nul === -1 ? ok(source) : refused(source.problemAt(nul, 'FORBIDDEN_CHARACTER', 'the file contains a NUL character'));
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
