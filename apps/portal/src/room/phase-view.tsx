import type { ReactNode } from 'react';
import type { RoomViewProps } from './room-view-props.js';

/** Where one is not in the room and not before it: what that means, and the way on. */
export function PhaseView({ view: { texts }, state: { phase }, session, media, heading }: RoomViewProps): ReactNode {
  const { taken, lost, refused, left, failed } = texts;
  const comeBack = (takeOver = false) => void media.reopen().then(() => session.enter(takeOver));
  switch (phase) {
    case 'TAKEN':
      return <Notice heading={heading} {...taken} action={taken.takeOver} onPress={() => void session.enter(true)} />;
    case 'LOST':
      return <Notice heading={heading} {...lost} action={lost.takeBack} onPress={() => comeBack(true)} />;
    case 'REFUSED':
      return <Notice heading={heading} {...refused} action={refused.again} onPress={() => comeBack()} />;
    case 'LEFT':
      return <Notice heading={heading} {...left} action={left.again} onPress={() => comeBack()} />;
    case 'FAILED':
      return <Notice heading={heading} {...failed} action={failed.again} onPress={() => void session.enter()} />;
    default:
      return null;
  }
}

interface NoticeProps extends Pick<RoomViewProps, 'heading'> {
  readonly title: string;
  readonly text?: string;
  readonly action?: string;
  readonly onPress?: () => void;
}

function Notice({ heading, title, text, action, onPress }: NoticeProps): ReactNode {
  return (
    <div className="casa-room-view">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {text !== undefined && <p>{text}</p>}
      {action !== undefined && (
        <button type="button" className="btn btn-primary" onClick={onPress}>
          {action}
        </button>
      )}
    </div>
  );
}
