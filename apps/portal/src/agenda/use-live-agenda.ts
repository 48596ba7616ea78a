import { useEffect, useRef, useState } from 'react';
import { useRevalidator } from 'react-router';
import type { AgendaChangedSubscription } from '../gql/graphql.js';
import type { LiveState } from '../live/live-client.js';
import { isNews, type ShownDays } from './agenda-news.js';

/** Changes that come together are read together. */
const TOGETHER_MS = 100;

/** Reads the page anew when something it shows changes. @returns how the connection stands; undefined until it is known */
export function useLiveAgenda(
  { officeId, hash }: { readonly officeId: string; readonly hash: string },
  shown: ShownDays,
): LiveState | undefined {
  const [state, setState] = useState<LiveState>();
  const { revalidate } = useRevalidator();
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    let end = (): void => undefined;
    const read = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void revalidate(), TOGETHER_MS);
    };
    // Its client is fetched when the page is there already.
    void import('../live/live-client.js').then(({ follow }) => {
      if (isOver) return;
      end = follow<AgendaChangedSubscription>(
        hash,
        { officeId },
        {
          onState: setState,
          onData: ({ agendaChanged }) => {
            if (agendaChanged && isNews(agendaChanged, latest.current)) read();
          },
        },
      );
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      end();
    };
  }, [officeId, hash, revalidate]);
  return state;
}
