import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Alert, Icon } from '@casa/ui';
import type { RoomEnteringFragment } from '../gql/graphql.js';
import { useLocalPath } from '../i18n/use-messages.js';
import { PageHead } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';
import { LocalMedia, type LocalMediaState } from './call/local-media.js';
import { CallView } from './call-view.js';
import { DeviceCheck } from './device-check.js';
import { DoorView } from './door-view.js';
import type { RoomDoorView } from './room-door.server.js';
import { RoomSession } from './room-session.js';
import type { RoomPhase, RoomState } from './room-state.js';
import { fill } from './room-texts.js';
import type { RoomParts, RoomViewProps } from './room-view-props.js';
import { rememberedSeat } from './seat-memory.js';
import { PhaseView } from './phase-view.js';
import { WaitingView } from './waiting-view.js';

export interface RoomPageProps {
  readonly view: RoomDoorView;
  /** Asks for a seat; undefined when nobody answered. */
  readonly enter: (seat: string | undefined, takeOver: boolean) => Promise<RoomEnteringFragment | undefined>;
  /** Where one goes from here. */
  readonly back: { readonly href: string; readonly text: string };
}

/** The page of a room, for whoever enters it: citizen, guest or operator. */
export function RoomPage({ view, enter, back }: RoomPageProps): ReactNode {
  const { texts, door } = view;
  const { officialName } = useMunicipality();
  const path = useLocalPath();
  return (
    <div className="casa-room">
      <PageHead title={fill(texts.pageTitle, { service: view.serviceName })} isIndexed={false} />
      <header className="casa-room-head">
        <div>
          <p className="casa-room-town">
            <a href={path('/')}>{officialName}</a>
          </p>
          <h1>{view.serviceName}</h1>
          <p className="mb-0">
            {view.officeName}, {view.when}
          </p>
          {view.isVirtual && view.role !== 'OPERATOR' && <p className="mb-0">{texts.answeredElsewhere}</p>}
        </div>
        <p className="casa-room-help">
          {texts.help}{' '}
          <a href={`tel:${view.telephone.replace(/\s/g, '')}`}>
            <Icon name="it-telephone" /> {view.telephone}
          </a>
        </p>
      </header>
      <noscript>
        <Alert kind="warning">
          <p>{texts.needsScript}</p>
        </Alert>
      </noscript>
      {door === 'OPEN' ? <Inside view={view} enter={enter} /> : <DoorView view={view} />}
      <p className="casa-room-back">
        <a href={path(back.href)}>{back.text}</a>
      </p>
    </div>
  );
}

/** Only where there is a script: what is above stands without. */
function Inside({ view, enter }: Pick<RoomPageProps, 'view' | 'enter'>): ReactNode {
  const [parts, setParts] = useState<RoomParts>();
  useEffect(() => {
    const media = new LocalMedia();
    const { appointmentId, hashes, texts, largestDocument } = view;
    const session = new RoomSession({ appointmentId, hashes, texts, largestDocument, media, enter, isOperator: view.role === 'OPERATOR' });
    setParts({ media, session });
    const hurry = () => session.hurry();
    window.addEventListener('online', hurry);
    return () => {
      window.removeEventListener('online', hurry);
      session.end();
      media.close();
    };
  }, [view, enter]);
  return parts === undefined ? null : <Room view={view} {...parts} />;
}

/** Where camera and microphone are let go: nobody is to be seen or heard there. */
const OUT: ReadonlySet<RoomPhase> = new Set(['LOST', 'REFUSED', 'LEFT']);

function Room({ view, media, session }: RoomParts & { readonly view: RoomDoorView }): ReactNode {
  const state = useSyncExternalStore<RoomState>(session.subscribe, () => session.state);
  const own = useSyncExternalStore<LocalMediaState>(media.subscribe, () => media.current);
  const heading = usePhaseFocus(state.phase);
  useEffect(() => {
    // Whoever was in and has loaded the page again is in again without being asked.
    const isBack = rememberedSeat(view.appointmentId) !== undefined;
    void media.open({ audio: true, video: true }).then(() => (isBack ? session.enter() : undefined));
  }, [view.appointmentId, media, session]);
  const isOut = OUT.has(state.phase);
  useEffect(() => {
    if (isOut) media.close();
  }, [isOut, media]);
  const shared = { view, state, session, media, own, heading };
  return (
    <>
      <p role="status" className="casa-room-caption">
        {state.caption}
      </p>
      {state.problem !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{state.problem}</p>
        </Alert>
      )}
      {(state.phase === 'OUTSIDE' || state.phase === 'ENTERING') && <DeviceCheck {...shared} />}
      {state.phase === 'WAITING' && <WaitingView {...shared} />}
      {state.phase === 'IN_CALL' && <CallView {...shared} />}
      <PhaseView {...shared} />
    </>
  );
}

/** Takes the focus to the title of each new view, so that who does not see it learns where they are; not to the first. */
function usePhaseFocus(phase: RoomPhase): RoomViewProps['heading'] {
  const shown = useRef<RoomPhase>('OUTSIDE');
  return (title) => {
    const place = phase === 'ENTERING' ? 'OUTSIDE' : phase;
    if (title === null || shown.current === place) return;
    shown.current = place;
    title.focus();
  };
}
