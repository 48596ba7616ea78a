import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DisplayPartsFragment } from '../gql/graphql.js';
import { type Announcement, callOut, mayCallOut, spokenLabel } from './announcer.js';
import { newCalls } from './new-calls.js';
import type { ScreenTexts } from './screen-texts.server.js';
import { watchScreen } from './watch-screen.js';

const SOUND_KEY = 'casa-tabellone-suono';
const VOICE_KEY = 'casa-tabellone-voce';
const TICK_MS = 1000;

interface CallScreenProps {
  readonly office: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly display: DisplayPartsFragment;
  /** Of the subscription's trusted document. */
  readonly hash: string;
  readonly texts: ScreenTexts;
  /** The hour the page was made at, as the office's clock shows it. */
  readonly time: string;
}

/** The screen of a waiting room: the last numbers called, large, with sound and voice for who does not look. */
export function CallScreen({ office, display: first, hash, texts, time }: CallScreenProps): ReactNode {
  const [display, setDisplay] = useState(first);
  const [fresh, setFresh] = useState<readonly Call[]>([]);
  const [isLost, setLost] = useState(false);
  const may = useMayCallOut();
  const sound = useSwitch(SOUND_KEY);
  const voice = useSwitch(VOICE_KEY);
  const told = useRef(first.calls);
  const loud = useRef({ sound: false, voice: false });
  loud.current = { sound: sound.isOn && may, voice: voice.isOn && may };

  useEffect(
    () =>
      watchScreen({
        officeId: office.id,
        hash,
        onLink: (isThere) => setLost(!isThere),
        onDisplay: (next) => {
          const calls = newCalls(told.current, next.calls);
          told.current = next.calls;
          setDisplay(next);
          if (calls.length > 0) setFresh(calls);
          void callOut(
            calls.flatMap((call) => announcementsOf(call, texts)),
            loud.current,
          );
        },
      }),
    [office.id, hash, texts],
  );

  const [last, ...others] = display.calls;
  const isSilenced = !may && (sound.isOn || voice.isOn);
  return (
    <div className="casa-screen">
      <header className="casa-screen-head">
        <h1>{office.name}</h1>
        <OfficeClock timeZone={office.timeZone} now={display.now} first={time} />
      </header>
      <div className="casa-screen-calls">
        {last === undefined ? (
          <p className="casa-screen-nobody">{texts.nobody}</p>
        ) : (
          <p key={keyOf(last)} className={last.isNow ? 'casa-screen-last casa-screen-new' : 'casa-screen-last'}>
            <span className="casa-screen-number">{last.label}</span> <span className="casa-screen-desk">{last.desk}</span>
          </p>
        )}
        <ul>
          {others.map((call) => (
            <li key={keyOf(call)}>
              <span className="casa-screen-number">{call.label}</span> <span className="casa-screen-desk">{call.desk}</span>
            </li>
          ))}
        </ul>
      </div>
      {/* For who reads with a screen reader: each call once, and not the list that moves. */}
      <div className="visually-hidden" role="log">
        {fresh.map((call) => (
          <p key={keyOf(call)}>{wordsOf(call, texts.call[texts.language])}</p>
        ))}
      </div>
      <footer className="casa-screen-foot">
        <p>{waitingText(display.waiting, texts)}</p>
        <p role="status">{isLost ? texts.lost : isSilenced ? texts.blocked : ''}</p>
        <Toggle name={texts.sound} texts={texts} {...sound} />
        <Toggle name={texts.voice} texts={texts} {...voice} />
      </footer>
    </div>
  );
}

type Call = DisplayPartsFragment['calls'][number];

/** Another each time a number is called. */
function keyOf({ label, calls }: Call): string {
  return `${label} ${calls}`;
}

function wordsOf({ label, desk }: Call, template: string): string {
  return template.replace('{label}', spokenLabel(label)).replace('{desk}', desk);
}

/** In Italian for the room, and in English too for whom took the number in English. */
function announcementsOf(call: Call, { call: templates }: ScreenTexts): Announcement[] {
  const languages = call.language === 'en' ? (['it', 'en'] as const) : (['it'] as const);
  return languages.map((language) => ({ text: wordsOf(call, templates[language]), language }));
}

function waitingText(count: number, { waiting: { none, one, many } }: ScreenTexts): string {
  return count === 0 ? none : count === 1 ? one : many.replace('{count}', String(count));
}

/** Whether the browser lets the page sound; if not, from the first touch on. */
function useMayCallOut(): boolean {
  const [may, setMay] = useState(true);
  useEffect(() => {
    const touched = (): void => setMay(true);
    const events = ['pointerup', 'keyup'] as const;
    events.forEach((event) => document.addEventListener(event, touched));
    void mayCallOut().then(setMay);
    return () => events.forEach((event) => document.removeEventListener(event, touched));
  }, []);
  return may;
}

interface Switch {
  readonly isOn: boolean;
  readonly change: () => void;
}

/** What the person who hangs the screen up has chosen; the browser keeps it. */
function useSwitch(key: string): Switch {
  const [isOn, setOn] = useState(false);
  useEffect(() => setOn(localStorage.getItem(key) === 'on'), [key]);
  return {
    isOn,
    change: () => {
      localStorage.setItem(key, isOn ? 'off' : 'on');
      setOn(!isOn);
    },
  };
}

function Toggle({ name, texts, isOn, change }: Switch & { readonly name: string; readonly texts: ScreenTexts }): ReactNode {
  return (
    <button type="button" aria-pressed={isOn} onClick={change}>
      {name}
      <span aria-hidden="true">: {isOn ? texts.on : texts.off}</span>
    </button>
  );
}

/** The hour by the server's clock: a screen's own may be wrong by an hour, or by a day. */
function OfficeClock({ timeZone, now, first }: { readonly timeZone: string; readonly now: string; readonly first: string }): ReactNode {
  const [shown, setShown] = useState(first);
  useEffect(() => {
    const format = new Intl.DateTimeFormat('it-IT', { hour: '2-digit', minute: '2-digit', timeZone });
    const ahead = Date.parse(now) - Date.now();
    const show = (): void => setShown(format.format(new Date(Date.now() + ahead)));
    show();
    const timer = setInterval(show, TICK_MS);
    return () => clearInterval(timer);
  }, [now, timeZone]);
  return <p className="casa-screen-clock">{shown}</p>;
}
