import type { ChangeEvent, ReactNode } from 'react';
import { Alert } from '@casa/ui';
import { useLanguage } from '../i18n/use-messages.js';
import type { RoomViewProps } from './room-view-props.js';
import { nameOf, type Upload } from './room-state.js';
import { fill, type RoomTexts } from './room-texts.js';

const MEGABYTE = 1024 * 1024;

/** The documents that were given, and the way to give one. */
export function DocumentPanel({ view, state, session }: RoomViewProps): ReactNode {
  const { texts, documentEndings, largestDocument } = view;
  const { documents } = texts;
  const size = useFileSize();
  const give = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const file of target.files ?? []) void session.give(file);
    target.value = '';
  };
  return (
    <section className="casa-panel" aria-labelledby="documenti">
      <h3 id="documenti">{documents.title}</h3>
      {state.documents.length === 0 && <p>{documents.none}</p>}
      <ul className="casa-documents">
        {state.documents.map(({ id, name, senderId, bytes, scanned }) => (
          <li key={id}>
            <span className="casa-document-name">{name}</span>
            <span className="casa-tile-note">
              {fill(documents.from, { name: senderOf(senderId, state, texts) })}, {size(bytes)}
              {scanned && `, ${documents.scanned}`}
            </span>
            <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => void session.save(id, name)}>
              {documents.save}
              <span className="visually-hidden"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
      {state.uploads.map((upload) => (
        <UploadProgress key={upload.id} upload={upload} texts={documents} onDismiss={() => session.dismiss(upload.id)} />
      ))}
      <label htmlFor="documento" className="casa-room-label">
        {documents.give}
      </label>
      <input
        id="documento"
        type="file"
        className="casa-file"
        accept={documentEndings.map((ending) => `.${ending}`).join(',')}
        aria-describedby="documento-aiuto"
        onChange={give}
      />
      <p id="documento-aiuto" className="form-text">
        {fill(documents.hint, { megabytes: Math.floor(largestDocument / MEGABYTE), endings: documentEndings.join(', ') })}
      </p>
    </section>
  );
}

function senderOf(senderId: string, { ownId, people }: RoomViewProps['state'], { call }: RoomTexts): string {
  return senderId === ownId
    ? call.you
    : nameOf(
        people.find(({ id }) => id === senderId),
        call,
      );
}

function UploadProgress({
  upload: { name, part, problem },
  texts,
  onDismiss,
}: {
  readonly upload: Upload;
  readonly texts: RoomTexts['documents'];
  readonly onDismiss: () => void;
}): ReactNode {
  if (problem !== undefined) {
    return (
      <Alert kind="danger" title={name} isAnnounced>
        <p>{problem}</p>
        <button type="button" className="btn btn-sm btn-outline-primary" onClick={onDismiss}>
          {texts.dismiss}
        </button>
      </Alert>
    );
  }
  const percent = Math.floor(part * 100);
  const text = percent < 100 ? fill(texts.sending, { name, percent }) : fill(texts.checking, { name });
  return (
    <label className="casa-upload">
      {text}
      <progress max={100} value={percent} />
    </label>
  );
}

/** «1,2 MB» */
function useFileSize(): (bytes: number) => string {
  const language = useLanguage();
  return (bytes) => {
    const isLarge = bytes >= MEGABYTE;
    const format = new Intl.NumberFormat(language, {
      style: 'unit',
      unit: isLarge ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: isLarge ? 1 : 0,
    });
    return format.format(isLarge ? bytes / MEGABYTE : Math.max(1, bytes / 1024));
  };
}
