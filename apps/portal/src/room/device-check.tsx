import { type ReactNode, useEffect, useState } from 'react';
import { Alert } from '@casa/ui';
import type { LocalMedia, LocalMediaState, MediaKind } from './call/local-media.js';
import { measureSound } from './call/sound-level.js';
import type { RoomViewProps } from './room-view-props.js';
import type { RoomTexts } from './room-texts.js';
import { Picture } from './picture.js';

/** Before entering: does one see and hear me? */
export function DeviceCheck({ view, state, session, media, own, heading }: RoomViewProps): ReactNode {
  const { texts, role } = view;
  const isEntering = state.phase === 'ENTERING';
  return (
    <div className="casa-room-view">
      <h2 ref={heading} tabIndex={-1}>
        {texts.check.title}
      </h2>
      <p>{texts.check.lead}</p>
      <div className="casa-room-check">
        <Picture stream={own.preview} label={texts.check.preview} isOwn>
          {!own.on.video && <span>{texts.call.noPicture}</span>}
        </Picture>
        <div>
          <SoundLevel media={media} own={own} texts={texts} />
          <DeviceChoice media={media} own={own} texts={texts} />
          <DeviceProblems media={media} own={own} texts={texts} />
          <div className="casa-actions">
            <button type="button" className="btn btn-primary" disabled={isEntering} onClick={() => void session.enter()}>
              {isEntering ? texts.check.entering : role === 'OPERATOR' ? texts.check.enterRoom : texts.check.enterWaiting}
            </button>
            {own.on.video && (
              <button
                type="button"
                className="btn btn-outline-primary"
                disabled={isEntering}
                onClick={() => void media.toggle('video').then(() => session.enter())}
              >
                {texts.check.audioOnly}
              </button>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

interface DeviceProps {
  readonly media: LocalMedia;
  readonly own: LocalMediaState;
  readonly texts: RoomTexts;
}

function SoundLevel({ media, own, texts: { check } }: DeviceProps): ReactNode {
  const [level, setLevel] = useState(0);
  const { audio } = media.sent;
  useEffect(() => (audio ? measureSound(audio, setLevel) : undefined), [audio]);
  if (!own.on.audio) return null;
  return (
    <div className="mb-3">
      <label htmlFor="livello" className="casa-room-label">
        {check.level}
      </label>
      <meter id="livello" min={0} max={1} value={level} aria-describedby="livello-aiuto" />
      <p id="livello-aiuto" className="form-text">
        {check.levelHint}
      </p>
    </div>
  );
}

const INPUTS = [
  { kind: 'video', type: 'videoinput' },
  { kind: 'audio', type: 'audioinput' },
] as const;

/** Which camera and which microphone, where there is something to choose. */
export function DeviceChoice({ media, own, texts: { check } }: DeviceProps): ReactNode {
  return INPUTS.map(({ kind, type }) => {
    const devices = own.devices.filter((device) => device.kind === type && device.label !== '');
    if (devices.length < 2) return null;
    return (
      <div key={kind} className="mb-3">
        <label htmlFor={`dispositivo-${kind}`} className="casa-room-label">
          {kind === 'video' ? check.camera : check.microphone}
        </label>
        <select
          id={`dispositivo-${kind}`}
          className="casa-select"
          value={own.chosen[kind]}
          onChange={({ target }) => void media.choose(kind, target.value)}
        >
          {devices.map(({ deviceId, label }) => (
            <option key={deviceId} value={deviceId}>
              {label}
            </option>
          ))}
        </select>
      </div>
    );
  });
}

const KINDS: readonly MediaKind[] = ['audio', 'video'];

function DeviceProblems({ media, own: { problems }, texts: { check } }: DeviceProps): ReactNode {
  const found = KINDS.flatMap((kind) => {
    const problem = problems[kind];
    return problem === undefined ? [] : [check.problems[`${problem}_${kind}`]];
  });
  if (found.length === 0) return null;
  return (
    <Alert kind="warning" isAnnounced>
      {found.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <button type="button" className="btn btn-outline-primary" onClick={() => void media.open({ audio: true, video: true })}>
        {check.tryAgain}
      </button>
    </Alert>
  );
}
