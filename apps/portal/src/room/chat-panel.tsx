import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';
import type { RoomViewProps } from './room-view-props.js';
import { nameOf } from './room-state.js';

const LONGEST_MESSAGE = 2000;

/** What was written, and the way to write. The list is a log: a screen reader reads what is new in it. */
export function ChatPanel({ view: { texts }, state, session }: RoomViewProps): ReactNode {
  const { chat, call } = texts;
  const { messages, people, ownId } = state;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [messages.length]);
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = new FormData(form).get('text');
    if (typeof text === 'string') void session.write(text);
    form.reset();
  };
  return (
    <section className="casa-panel" aria-labelledby="messaggi">
      <h3 id="messaggi">{chat.title}</h3>
      {messages.length === 0 && <p>{chat.none}</p>}
      <div ref={list} className="casa-chat" role="log" aria-labelledby="messaggi" tabIndex={0}>
        <ol>
          {messages.map(({ id, senderId, text, sentAt }) => (
            <li key={id} className={senderId === ownId ? 'casa-chat-own' : undefined}>
              <span className="casa-chat-head">
                {senderId === ownId
                  ? chat.you
                  : nameOf(
                      people.find((person) => person.id === senderId),
                      call,
                    )}{' '}
                {sentAt === undefined ? chat.sending : sentAt.slice(11, 16)}
              </span>
              <span className="casa-chat-text">{text}</span>
            </li>
          ))}
        </ol>
      </div>
      <form onSubmit={send} className="casa-chat-form">
        <label htmlFor="messaggio" className="casa-room-label">
          {chat.field}
        </label>
        <textarea id="messaggio" name="text" className="form-control" rows={2} maxLength={LONGEST_MESSAGE} onKeyDown={sendOnEnter} />
        <button type="submit" className="btn btn-sm btn-primary">
          {chat.send}
        </button>
      </form>
    </section>
  );
}

function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  // While a word is put together from several keys, Enter chooses it.
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
