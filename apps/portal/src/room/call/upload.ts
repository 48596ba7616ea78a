const ADDRESS = '/stanza/documenti';
const SEAT_HEADER = 'x-room-seat';

/** What became of a file that was given. */
export type UploadOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string | undefined };

/**
 * Gives a file to the room. By XMLHttpRequest, which alone tells how far an upload is.
 * @param onProgress gets the part that was sent, from 0 to 1.
 */
export function uploadDocument(file: File, seat: string, onProgress: (part: number) => void): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', ADDRESS);
    request.setRequestHeader(SEAT_HEADER, seat);
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(request.status === 201 ? { ok: true } : { ok: false, message: messageOf(request.responseText) });
    request.onerror = () => resolve({ ok: false, message: undefined });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** Fetches a document and has the browser save it. @returns whether it could. */
export async function saveDocument(id: string, name: string, seat: string): Promise<boolean> {
  const response = await fetch(`${ADDRESS}/${id}`, { headers: { [SEAT_HEADER]: seat } }).catch(() => undefined);
  if (!response?.ok) return false;
  const content = await response.blob().catch(() => undefined);
  if (!content) return false;
  // As something unknown: whatever it is, it is saved and not shown.
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}

function messageOf(body: string): string | undefined {
  try {
    const { errors } = Object(JSON.parse(body)) as { readonly errors?: readonly { readonly message?: unknown }[] };
    const message = errors?.[0]?.message;
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
