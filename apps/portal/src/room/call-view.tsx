import { type ReactNode, useState } from 'react';
import { Alert } from '@casa/ui';
import { ChatPanel } from './chat-panel.js';
import { DeviceChoice } from './device-check.js';
import { DocumentPanel } from './document-panel.js';
import { PeoplePanel } from './people-panel.js';
import { Picture } from './picture.js';
import type { RoomViewProps } from './room-view-props.js';
import { nameOf, othersIn, type Person } from './room-state.js';
import type { RoomTexts } from './room-texts.js';

/** The call: pictures, what one does with one's own, and beside it people, messages and documents. */
export function CallView(props: RoomViewProps): ReactNode {
  const { view, state, own, heading } = props;
  const { texts } = view;
  const { call } = texts;
  const others = othersIn(state);
  const [isBlocked, setBlocked] = useState(false);
  return (
    <div className="casa-call">
      <div className="casa-call-main">
        <h2 ref={heading} tabIndex={-1} className="visually-hidden">
          {call.title}
        </h2>
        {!state.isOnline && (
          <Alert kind="warning">
            <p>{call.offline}</p>
          </Alert>
        )}
        {isBlocked && <SoundBlocked texts={call} onHeard={() => setBlocked(false)} />}
        {others.length === 0 && <p className="casa-call-alone">{call.alone}</p>}
        <div className="casa-pictures">
          {others.map((person) => (
            <PersonPicture key={person.id} person={person} texts={call} onBlocked={() => setBlocked(true)} />
          ))}
          <figure className="casa-tile casa-tile-own">
            <Picture stream={own.preview} label={texts.check.preview} isOwn>
              {!own.on.video && <span>{call.noPicture}</span>}
            </Picture>
            <figcaption>
              {call.you}
              {!own.on.audio && <span className="casa-tile-note">{call.muted}</span>}
            </figcaption>
          </figure>
        </div>
        <Controls {...props} />
      </div>
      <div className="casa-call-side">
        <PeoplePanel {...props} />
        <DocumentPanel {...props} />
        <ChatPanel {...props} />
      </div>
    </div>
  );
}

function PersonPicture({
  person,
  texts,
  onBlocked,
}: {
  readonly person: Person;
  readonly texts: RoomTexts['call'];
  readonly onBlocked: () => void;
}): ReactNode {
  const { link, stream, media, isPresent } = person;
  const name = nameOf(person, texts);
  const state = link ?? (isPresent ? 'CONNECTING' : 'NONE');
  return (
    <figure className="casa-tile" data-link={state}>
      <Picture stream={stream} label={name} onBlocked={onBlocked}>
        {state !== 'CONNECTED' ? <span>{texts.states[state]}</span> : media?.video === false && <span>{texts.noPicture}</span>}
      </Picture>
      <figcaption>
        {name}
        {person.name !== '' && <span className="casa-tile-note">{texts.roles[person.role]}</span>}
        {media?.audio === false && <span className="casa-tile-note">{texts.muted}</span>}
      </figcaption>
    </figure>
  );
}

function SoundBlocked({ texts, onHeard }: { readonly texts: RoomTexts['call']; readonly onHeard: () => void }): ReactNode {
  const hear = () => {
    for (const video of document.querySelectorAll('video')) void video.play();
    onHeard();
  };
  return (
    <Alert kind="warning" isAnnounced>
      <p>{texts.hearText}</p>
      <button type="button" className="btn btn-primary" onClick={hear}>
        {texts.hear}
      </button>
    </Alert>
  );
}

function Controls({ view: { texts }, session, media, own }: RoomViewProps): ReactNode {
  const { call } = texts;
  return (
    <div className="casa-controls" role="group" aria-label={call.controls}>
      <button type="button" className="btn btn-primary" onClick={() => void media.toggle('audio')}>
        {own.on.audio ? call.mute : call.unmute}
      </button>
      <button type="button" className="btn btn-primary" onClick={() => void media.toggle('video')}>
        {own.on.video ? call.cameraOff : call.cameraOn}
      </button>
      <button type="button" className="btn btn-danger" onClick={() => void session.leave()}>
        {call.leave}
      </button>
      <details className="casa-controls-devices">
        <summary>{call.devices}</summary>
        <DeviceChoice media={media} own={own} texts={texts} />
      </details>
    </div>
  );
}
