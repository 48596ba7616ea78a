import { useEffect, useRef, useState } from 'react';
import type { AgendaView } from './agenda-view.server.js';
import { announcements } from './agenda-news.js';

/** What has changed since the view before, for who does not see it. */
export function useAnnouncements(view: AgendaView): string {
  const before = useRef(view);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const old = before.current;
    if (old === view) return;
    before.current = view;
    const news = old.key === view.key ? announcements(allOf(old), allOf(view), view.words.news) : [view.dayTitle];
    if (news.length > 0) setSaid(news.join('. '));
  }, [view]);
  return said;
}

function allOf({ groups }: AgendaView) {
  return groups.flatMap(({ appointments }) => appointments);
}
